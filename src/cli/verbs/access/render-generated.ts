import type { GeneratedPolicies, GeneratedPolicy, Proof } from '../../../app/access/generate.ts'
import { printable } from '../../../lib/printable.ts'

/** What `plinth access generate` prints for people: each policy, what it allows beyond what was seen, what is unused. */
export function renderGenerated(result: GeneratedPolicies): string {
  const { policies, files, events, first = '', last = '', skipped, copies } = result
  const span = first === '' ? '' : `, ${first.slice(0, 10)} to ${last.slice(0, 10)}`
  const lines = [`${counted(events, 'event')} in ${counted(files, 'file')}${span}`]
  if (copies > 0)
    lines.push(`${number(copies)} copies of events are left out, as two trails deliver them`)
  if (skipped > 0) lines.push(`${number(skipped)} records hold no event and are left out`)
  if (policies.length === 0) lines.push(...renderOthers(result))
  return `${[...lines, ...policies.flatMap(renderPolicy)].join('\n')}\n`
}

function renderOthers({ others }: GeneratedPolicies): readonly string[] {
  return [
    'No event is of a principal that was asked for.',
    ...section('The logs name others, such as', others.map(printable)),
  ]
}

function renderPolicy(policy: GeneratedPolicy): readonly string[] {
  const { principal, documents, events, denied, proof } = policy
  return [
    '',
    printable(principal),
    `${counted(events, 'event')}${denied > 0 ? `, ${number(denied)} of them refused and left out` : ''}`,
    ...documents.flatMap((document, i) => renderDocument(document, i, documents.length)),
    ...renderProof(proof),
    ...renderNotes(policy),
    ...renderGrants(policy),
  ]
}

function renderProof({ replayed, samples, untried, refusals, refused }: Proof): readonly string[] {
  if (refusals > 0)
    return [
      `✖ Put to the test: ${number(refusals)} of ${number(replayed)} requests that were seen would be refused`,
      ...refused.map(({ action, resource }) => `  ${action} on ${printable(resource)}`),
      ...(refusals > refused.length ? [`  … and ${number(refusals - refused.length)} more`] : []),
    ]
  if (replayed === 0) return []
  if (untried === 0)
    return [`✓ Put to the test: all ${number(replayed)} requests that were seen are allowed`]
  return [
    `✓ Put to the test: ${number(replayed)} requests that were seen are all allowed; ${number(untried)} more were not tried one by one${
      samples > 0
        ? `, because a pattern stands for them (${number(samples)} samples of it were)`
        : ''
    }`,
  ]
}

function renderDocument(document: object, index: number, count: number): readonly string[] {
  const lines = JSON.stringify(document, null, 2).split('\n').map(printable)
  return count > 1 ? [`Policy ${index + 1} of ${count}`, ...lines] : lines
}

function renderNotes({
  widened,
  untold,
  unknown,
  tooLong,
  limits,
}: GeneratedPolicy): readonly string[] {
  return [
    ...section(
      'Allows more than was seen',
      widened.map(
        ({ action, pattern, names, later }) =>
          `${action} on ${printable(pattern)}, for ${number(names)} names that were used${later > 0 ? ` and ${number(later)} uses after these` : ''}`,
      ),
    ),
    ...section(
      'On whichever resources, because no event tells the name, or it did not exist yet',
      untold.map(({ action, pattern }) => `${action} on ${printable(pattern)}`),
    ),
    ...section(
      'Left out: nobody knows which action these events needed',
      Object.entries(unknown).map(([name, count]) => `${printable(name)} (${number(count)})`),
    ),
    ...section('Left out: too long for a policy', tooLong),
    ...section(
      'Limits that were reached',
      limits.map(({ message, help = '' }) => `${printable(message)} ${help}`),
    ),
  ]
}

function renderGrants({ grants }: GeneratedPolicy): readonly string[] {
  if (grants === undefined) return []
  const rows = grants.map(({ service, granted, used, unused, noEvidence }) => {
    const silent = noEvidence.length > 0 ? `, ${number(noEvidence.length)} leave no trace here` : ''
    const few =
      unused.length === 0
        ? ''
        : unused.length <= 6
          ? `: ${unused.join(', ')}`
          : ' (--json lists them)'
    return `${service}: ${number(used.length)} of ${number(granted)} actions used, ${number(unused.length)} unused${few}${silent}`
  })
  return section('Granted today', rows)
}

function section(title: string, rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return []
  const shown = rows.slice(0, 40)
  const more =
    rows.length > shown.length
      ? [`  … and ${number(rows.length - shown.length)} more; --json lists them`]
      : []
  return [`${title}`, ...shown.map((row) => `  ${row}`), ...more]
}

function counted(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? '' : 's'}`
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
