import { styleText } from 'node:util'
import type { ShownGuardrail, TestedGuardrail } from '../../../app/access/guardrail.ts'
import { printable } from '../../../lib/printable.ts'
import { wrap } from '../../../lib/wrap.ts'

export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

export function painter(colour: boolean): Paint {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text)
}

/** The library as a table: name, type, size, what it does. */
export function renderList(shown: readonly ShownGuardrail[], colour: boolean): string {
  const paint = painter(colour)
  const width = Math.max(...shown.map(({ guardrail }) => guardrail.name.length))
  const rows = shown.map(({ guardrail, size }) => {
    const { name, type, title, tests } = guardrail
    const facts = `${String(size).padStart(5)}  ${String(tests.length).padStart(5)}`
    return `${paint('bold', name.padEnd(width))}  ${type}  ${paint('dim', facts)}  ${title}`
  })
  const head = paint('dim', `${'name'.padEnd(width)}  type   size  tests  what it does`)
  return `${[head, ...rows].join('\n')}\n${shown.length} guardrails; sizes are characters of 5,120, with example values.\n`
}

/** One guardrail with its policy. */
export function renderShown(shown: ShownGuardrail, colour: boolean): string {
  const paint = painter(colour)
  const { guardrail, policy, examples } = shown
  const parameters = Object.entries(guardrail.parameters).map(
    ([name, { description, default: usual }]) => {
      const value =
        usual === undefined ? 'needed' : usual.length === 0 ? 'none unless given' : usual.join(', ')
      return `  ${paint('bold', printable(name))}  ${printable(description)} (${printable(value)})`
    },
  )
  return `${[
    `${paint('bold', printable(guardrail.name))}  ${printable(guardrail.title)}`,
    wrap(printable(guardrail.why), 100),
    '',
    sizeLine(shown, paint),
    ...validity(shown, paint),
    ...(parameters.length > 0 ? ['', paint('dim', 'Parameters'), ...parameters] : []),
    ...(guardrail.caution.length > 0
      ? [
          '',
          paint('dim', 'Before it is attached'),
          ...guardrail.caution.map((each) => bullet(each)),
        ]
      : []),
    '',
    paint(
      'dim',
      examples.length > 0
        ? `Policy, with examples for ${examples.map(printable).join(', ')}`
        : 'Policy',
    ),
    ...JSON.stringify(policy, null, 2).split('\n').map(printable),
  ].join('\n')}\n`
}

function bullet(text: string): string {
  return `  - ${wrap(printable(text), 96).replaceAll('\n', '\n    ')}`
}

function sizeLine({ guardrail, size, limit, split }: ShownGuardrail, paint: Paint): string {
  const of = `${size.toLocaleString('en-US')} of ${limit.toLocaleString('en-US')} characters`
  const kind = guardrail.type === 'scp' ? 'Service control policy' : 'Resource control policy'
  if (split === undefined) return `${kind}, ${of}`
  const parts =
    split.tooLong.length > 0
      ? `and cannot be split: ${split.tooLong.map(printable).join(', ')} alone is too long`
      : `fits when split in ${split.documents.length} (--json prints them)`
  return paint('red', `${kind}, ${of}: too long; ${parts}`)
}

function validity({ findings }: ShownGuardrail, paint: Paint): readonly string[] {
  const errors = findings.filter(({ findingType }) => findingType === 'ERROR')
  if (errors.length === 0) return [paint('green', '✓ valid')]
  return errors.map(({ issueCode, findingDetails }) =>
    paint('red', `✖ ${issueCode}: ${printable(findingDetails)}`),
  )
}

const marks = { passed: '✓', failed: '✖', skipped: '-' } as const
const styles = { passed: 'green', failed: 'red', skipped: 'dim' } as const

function renderResult(
  { name, expect, outcome, explanation }: TestedGuardrail['results'][number],
  paint: Paint,
): readonly string[] {
  const line = `    ${paint(styles[outcome], marks[outcome])} ${printable(name)} ${paint('dim', `(${expect})`)}`
  return outcome === 'passed' ? [line] : [line, `      ${printable(explanation)}`]
}

/** What came of the tests: a line each for one guardrail, failures alone for many. */
export function renderTests(tested: readonly TestedGuardrail[], colour: boolean): string {
  const paint = painter(colour)
  const all = tested.length === 1
  const blocks = tested.flatMap((one) => {
    const { guardrail, results, passed } = one
    const counts = `${results.filter(({ outcome }) => outcome === 'passed').length} of ${results.length} tests passed`
    const head = `${paint(passed ? 'green' : 'red', passed ? '✓' : '✖')} ${paint('bold', printable(guardrail.name))}  ${counts}, ${sizeLine(one, paint)}`
    const lines = results
      .filter(({ outcome }) => all || outcome !== 'passed')
      .flatMap((result) => renderResult(result, paint))
    const errors = one.findings.some(({ findingType }) => findingType === 'ERROR')
    return [head, ...(errors ? validity(one, paint).map((line) => `    ${line}`) : []), ...lines]
  })
  const failed = tested.filter(({ passed }) => !passed).length
  const end =
    failed > 0
      ? `${failed} of ${tested.length} guardrails failed.`
      : `${tested.length === 1 ? 'The guardrail does' : `All ${tested.length} guardrails do`} what the tests say.`
  return `${[...blocks, end].join('\n')}\n`
}
