import { compileGlob } from '../../../../lib/glob.ts'
import type { CheckContext, PolicyCheck } from '../check.ts'
import type { ListPart, StatementPart, Text } from '../document.ts'

/** What could be left out without changing the policy. */
export const redundant: PolicyCheck = {
  codes: ['REDUNDANT_ACTION', 'REDUNDANT_RESOURCE', 'REDUNDANT_STATEMENT'],
  statement({ action, resource }, { report, spend }) {
    const actions = covered(action, (text) => text.toLowerCase(), spend)
    const [action1, ...moreActions] = actions
    if (action1 !== undefined)
      report(
        'REDUNDANT_ACTION',
        [action1, ...moreActions],
        `${count(actions, 'action')} covered by others of the list, such as ${action1.text}.`,
      )
    const resources = covered(resource, (text) => text, spend)
    const [resource1, ...moreResources] = resources
    if (resource1 !== undefined)
      report(
        'REDUNDANT_RESOURCE',
        [resource1, ...moreResources],
        `${count(resources, 'resource')} covered by others of the list, such as ${resource1.text}.`,
      )
  },
  document(context) {
    statements(context)
  },
}

function count(list: readonly Text[], noun: string): string {
  return list.length === 1 ? `1 ${noun} is` : `${list.length} ${noun}s are`
}

/** Patterns of the list that a wider one includes, and repetitions of earlier ones. */
function covered(
  list: ListPart | undefined,
  fold: (text: string) => string,
  spend: CheckContext['spend'],
): readonly Text[] {
  if (list === undefined || list.values.length < 2) return []
  const distinct = new Map<string, Text>()
  const repeated: Text[] = []
  for (const value of list.values) {
    const folded = fold(value.text)
    if (distinct.has(folded)) repeated.push(value)
    else distinct.set(folded, value)
  }
  const wide = [...distinct.keys()].filter((text) =>
    /[*?]/.test(text.includes('${') ? text.replaceAll(/\$\{[^}]*\}/g, '') : text),
  )
  if (wide.length === 0 || !spend(20 * wide.length * distinct.size)) return repeated
  const matchers = wide.map((text) => [text, compileGlob(text)] as const)
  const inside = [...distinct].filter(([text]) =>
    matchers.some(
      ([wider, matches]) => wider !== text && matches(text) && includesPattern(wider, text),
    ),
  )
  const all = new Set([...repeated, ...inside.map(([, value]) => value)])
  return list.values.filter((value) => all.has(value))
}

/** A match of the pattern as a text is an inclusion unless a `?` met a `*`, which stands for more or less than one character. */
function includesPattern(wider: string, narrower: string): boolean {
  return !wider.includes('?') || !narrower.includes('*')
}

function statements({ document, report }: CheckContext): void {
  const seen = new Map<string, [StatementPart, ...StatementPart[]]>()
  for (const statement of document.statements) {
    const text = meaning(statement)
    const same = seen.get(text)
    if (same === undefined) seen.set(text, [statement])
    else same.push(statement)
  }
  for (const same of seen.values())
    if (same.length > 1)
      report('REDUNDANT_STATEMENT', same, `${same.length} statements say the same: keep one.`)
}

/** What a statement says, whatever its name and the order of lists. */
function meaning(statement: StatementPart): string {
  const list = (part: ListPart | undefined, fold: boolean) =>
    part &&
    [
      part.negated,
      ...new Set(part.values.map(({ text }) => (fold ? text.toLowerCase() : text))),
    ].toSorted()
  const { principal } = statement
  return JSON.stringify([
    statement.effectText?.text,
    list(statement.action, true),
    list(statement.resource, false),
    principal && [
      principal.negated,
      principal.text?.text,
      principal.kinds
        .map(({ name, values }) => [name, values.map(({ text }) => text).toSorted()])
        .toSorted(),
    ],
    statement.conditions
      .map(({ operatorText, key, values }) =>
        JSON.stringify([
          operatorText.toLowerCase(),
          key.toLowerCase(),
          values.map(({ text }) => text).toSorted(),
        ]),
      )
      .toSorted(),
  ])
}
