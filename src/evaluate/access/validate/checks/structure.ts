import type { CheckContext, PolicyCheck } from '../check.ts'
import type { StatementPart } from '../document.ts'

/** The elements that a policy and its statements must have, and those that exclude each other. */
export const structure: PolicyCheck = {
  codes: [
    'MISSING_STATEMENT',
    'MISSING_EFFECT',
    'INVALID_EFFECT',
    'MISSING_ACTION',
    'MISSING_RESOURCE',
    'MISSING_PRINCIPAL',
    'UNSUPPORTED_ELEMENT_COMBINATION',
  ],
  document({ document: { root }, report }) {
    const member = root.node.members.findLast(({ key }) => key.value === 'Statement')
    if (member === undefined) report('MISSING_STATEMENT', root, 'The policy has no Statement.')
    else if (member.value.kind === 'list' && member.value.items.length === 0) {
      const { start, end } = member.value
      report(
        'MISSING_STATEMENT',
        { path: [{ value: 'Statement' }], start, end },
        'The policy has no statement.',
      )
    }
  },
  statement(statement, context) {
    const { elements, effectText } = statement
    const { report } = context
    if (!elements.has('Effect'))
      report('MISSING_EFFECT', statement, 'The statement has no Effect: say Allow or Deny.')
    else if (effectText !== undefined && statement.effect === undefined)
      report(
        'INVALID_EFFECT',
        effectText,
        `${show(effectText.text)} is no effect: Allow and Deny are, with this case.`,
      )
    for (const name of ['Action', 'Resource', 'Principal']) exclusive(statement, name, context)
    if (!has(statement, 'Action'))
      report('MISSING_ACTION', statement, 'The statement has neither Action nor NotAction.')
    if (needsResource(statement, context) && !has(statement, 'Resource'))
      report('MISSING_RESOURCE', statement, 'The statement has neither Resource nor NotResource.')
    if (needsPrincipal(context) && !has(statement, 'Principal'))
      report(
        'MISSING_PRINCIPAL',
        statement,
        'The statement says of nobody what they may do: add a Principal.',
      )
  },
}

function has({ elements }: StatementPart, name: string): boolean {
  return elements.has(name) || elements.has(`Not${name}`)
}

function exclusive({ elements }: StatementPart, name: string, { report }: CheckContext): void {
  const [plain, inverse] = [elements.get(name), elements.get(`Not${name}`)]
  if (plain === undefined || inverse === undefined) return
  const details = `${name} and Not${name} exclude each other in one statement.`
  report('UNSUPPORTED_ELEMENT_COMBINATION', [plain.value, inverse.value], details)
}

/** Policies of ECR repositories have no resource: they stand for the one they are attached to. */
function needsResource(statement: StatementPart, { document }: CheckContext): boolean {
  if (document.type === 'trust') return false
  if (document.type !== 'resource' || document.resourceType !== undefined) return true
  const actions = statement.action?.values ?? []
  return actions.length === 0 || !actions.every(({ text }) => /^(?:sts|ecr):/i.test(text))
}

function needsPrincipal({ document }: CheckContext): boolean {
  return ['resource', 'trust', 'resource-control'].includes(document.type)
}

/** A text of the policy in a message: bounded, with quotes. */
export function show(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text)
}
