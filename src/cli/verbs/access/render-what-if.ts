import type { WhatIfAnswer } from '../../../app/access/guardrail-what-if.ts'
import { printable } from '../../../lib/printable.ts'
import { type Paint, painter } from './render-guardrail.ts'

type Observed = NonNullable<WhatIfAnswer['observed']>

/** What `plinth access guardrail what-if` prints for people: what breaks, what nobody can tell, who loses what, what would help. */
export function renderWhatIf(answer: WhatIfAnswer, colour: boolean): string {
  const paint = painter(colour)
  const { type, policy, size, limit, split, notes, observed } = answer
  const kind = type === 'scp' ? 'Service control policy' : 'Resource control policy'
  const lines = [
    `${paint('bold', printable(policy))}  ${kind}, ${number(size)} of ${number(limit)} characters${splitWords(split)}`,
    ...notes.map((note) => paint('yellow', note)),
    ...(observed === undefined ? [] : renderObserved(observed, paint)),
    ...renderSuggestions(answer, paint),
    ...renderLosses(answer, paint),
  ]
  return `${lines.join('\n')}\n`
}

function splitWords(split: WhatIfAnswer['split']): string {
  if (split === undefined) return ''
  if (split.tooLong.length > 0) return ': too long, and no split keeps its meaning'
  return `: too long; as ${split.documents.length} documents it fits (--json)`
}

function renderObserved(observed: Observed, paint: Paint): readonly string[] {
  const { events, files, first = '', last = '', broken, unclear, refused, deniedBefore } = observed
  const span = first === '' ? '' : `, ${first.slice(0, 10)} to ${last.slice(0, 10)}`
  const { broken: calls, unclear: open } = observed.calls
  const asides = [
    refused > 0 ? `${number(refused)} were refused and count for nothing` : '',
    deniedBefore > 0 ? `${number(deniedBefore)} are denied by today's guardrails already` : '',
    observed.skipped > 0 ? `${number(observed.skipped)} records hold no event` : '',
  ].filter((aside) => aside !== '')
  return [
    '',
    `Replayed ${number(events)} calls of ${number(files)} ${files === 1 ? 'file' : 'files'}${span}${asides.map((aside) => `; ${aside}`).join('')}`,
    calls === 0
      ? paint('green', '✓ None is known to break')
      : paint('red', `✖ ${number(calls)} ${calls === 1 ? 'call' : 'calls'} would break`),
    ...list(broken, (one) => [
      `  ${printable(one.principal)}  ${one.action}  ${times(one)}`,
      paint(
        'dim',
        `      by ${printable(one.statement?.text ?? 'nothing that allows it any more')}, e.g. on ${printable(one.resources[0] ?? '*')}`,
      ),
    ]),
    ...(open === 0
      ? []
      : [paint('yellow', `? Of ${number(open)} ${open === 1 ? 'call' : 'calls'} nobody can tell`)]),
    ...list(unclear, (one) => [
      `  ${printable(one.principal)}  ${one.action}  ${times(one)}`,
      paint('dim', `      ${printable(one.reason)}`),
    ]),
    ...blindSpots(observed, paint),
  ]
}

function blindSpots({ unplaced, silent }: Observed, paint: Paint): readonly string[] {
  const names = Object.entries(unplaced)
  return [
    ...(names.length === 0
      ? []
      : [
          paint('yellow', '? Nobody knows which action these events needed'),
          `  ${names
            .slice(0, 10)
            .map(([name, count]) => `${printable(name)} (${number(count)})`)
            .join(', ')}${names.length > 10 ? `, and ${names.length - 10} more` : ''}`,
        ]),
    ...(silent.length === 0
      ? []
      : [
          paint('yellow', '? Not in these logs: data events of services that the policy is about'),
          `  ${silent.slice(0, 20).join(', ')}${silent.length > 20 ? `, and ${silent.length - 20} more` : ''}`,
        ]),
  ]
}

function renderSuggestions({ suggestions }: WhatIfAnswer, paint: Paint): readonly string[] {
  if (suggestions === undefined) return []
  const { exemptions, allow, others } = suggestions
  const lines = exemptions.flatMap((exemption) => renderExemption(exemption, paint))
  const rest = [
    allow.length === 0
      ? ''
      : `  An allow list would have to name ${allow.slice(0, 10).map(printable).join(', ')}${allow.length > 10 ? ', …' : ''}`,
    others === 0
      ? ''
      : `  No exemption is suggested for ${number(others)} calls by root users, services and callers without an ARN`,
  ].filter((line) => line !== '')
  if (lines.length + rest.length === 0) return []
  return [
    '',
    paint('bold', 'So that nothing of this breaks (--exempted FILE writes it)'),
    ...lines,
    ...rest,
  ]
}

type Exemption = NonNullable<WhatIfAnswer['suggestions']>['exemptions'][number]

function renderExemption(
  { statement, principals, calls, accounts }: Exemption,
  paint: Paint,
): readonly string[] {
  const name = statement.sid === undefined ? '' : ` ${printable(statement.sid)}`
  const arns = principals.slice(0, most).map((arn) => {
    const many = Object.hasOwn(accounts, arn)
      ? paint('dim', `  seen in ${accounts[arn]} accounts; exempts the name in every account`)
      : ''
    return `      ${printable(arn)}${many}`
  })
  const head = `  statement ${statement.index + 1}${name}: ArnNotLike aws:PrincipalArn, for ${number(calls)} calls`
  const more =
    principals.length > most
      ? [`      … and ${principals.length - most} more; --json lists them`]
      : []
  return [head, ...arns, ...more]
}

function renderLosses({ losses }: WhatIfAnswer, paint: Paint): readonly string[] {
  const { lost, unclear, bound, identities } = losses
  if (identities === 0) return []
  const who = new Set(lost.map(({ principal }) => principal)).size
  return [
    '',
    paint(
      'bold',
      `By the snapshot: ${number(who)} of ${number(bound)} users and roles that it binds lose access`,
    ),
    ...list(lost, ({ principal, statement, proof, actions, services }) => [
      `  ${printable(principal)}  ${printable(statement?.text ?? 'what nothing allows any more')}`,
      paint(
        'dim',
        `      e.g. ${printable(proof.action)} on ${printable(proof.resource)}; up to ${number(actions)} actions of ${serviceWords(services)}`,
      ),
    ]),
    ...(unclear.length === 0
      ? []
      : [
          paint(
            'yellow',
            `? Of ${number(new Set(unclear.map(({ principal }) => principal)).size)} nobody can tell all`,
          ),
        ]),
    ...list(unclear, ({ principal, reason }) => [
      `  ${printable(principal)}  ${paint('dim', printable(reason))}`,
    ]),
  ]
}

function serviceWords(services: Readonly<Record<string, number>>): string {
  const names = Object.keys(services)
  return names.length > 4 ? `${names.length} services` : names.join(', ')
}

const most = 20

function list<T>(rows: readonly T[], render: (row: T) => readonly string[]): readonly string[] {
  const lines = rows.slice(0, most).flatMap((row) => render(row))
  return rows.length > most
    ? [...lines, `  … and ${number(rows.length - most)} more; --json lists them`]
    : lines
}

function times({
  count,
  first,
  last,
}: {
  readonly count: number
  readonly first: string
  readonly last: string
}): string {
  const span =
    first === ''
      ? ''
      : first.slice(0, 10) === last.slice(0, 10)
        ? ` on ${first.slice(0, 10)}`
        : `, ${first.slice(0, 10)} to ${last.slice(0, 10)}`
  return `${number(count)}×${span}`
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
