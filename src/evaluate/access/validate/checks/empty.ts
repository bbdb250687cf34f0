import type { PolicyCheck } from '../check.ts'
import type { ConditionPart } from '../document.ts'

/** Lists and objects without content: they say nothing, or never match. */
export const empty: PolicyCheck = {
  codes: [
    'EMPTY_ARRAY_ACTION',
    'EMPTY_ARRAY_RESOURCE',
    'EMPTY_ARRAY_PRINCIPAL',
    'EMPTY_OBJECT_PRINCIPAL',
    'EMPTY_OBJECT_CONDITION',
    'EMPTY_ARRAY_CONDITION',
    'EMPTY_ARRAY_CONDITION_FORALLVALUES',
    'EMPTY_ARRAY_CONDITION_FORANYVALUE',
    'EMPTY_ARRAY_CONDITION_IFEXISTS',
  ],
  statement({ action, resource, principal, elements }, { report }) {
    if (action?.empty === true)
      report(
        'EMPTY_ARRAY_ACTION',
        action,
        'The list of actions is empty, so the statement does nothing.',
      )
    if (resource?.empty === true)
      report(
        'EMPTY_ARRAY_RESOURCE',
        resource,
        'The list of resources is empty, so the statement does nothing.',
      )
    if (principal !== undefined && principal.text === undefined && principal.kinds.length === 0)
      report(
        'EMPTY_OBJECT_PRINCIPAL',
        principal,
        'No principal is named, so the statement does nothing.',
      )
    for (const kind of principal?.kinds ?? [])
      if (kind.empty)
        report('EMPTY_ARRAY_PRINCIPAL', kind, `The list of ${kind.name} principals is empty.`)
    const block = elements.get('Condition')?.value
    if (block?.node.kind !== 'object') return
    if (block.node.members.length === 0)
      report(
        'EMPTY_OBJECT_CONDITION',
        block,
        'The condition block is empty: add conditions or leave it out.',
      )
    for (const { key, value } of block.node.members)
      if (value.kind === 'object' && value.members.length === 0)
        report(
          'EMPTY_OBJECT_CONDITION',
          { path: [...block.path, { value: key.value }], start: value.start, end: value.end },
          `No condition key stands under ${key.value}.`,
        )
  },
  condition(condition, _, { report }) {
    if (!condition.empty) return
    const [code, meaning] = emptyList(condition)
    report(code, condition, `The list of values for ${condition.key} is empty${meaning}`)
  },
}

function emptyList({ operator }: ConditionPart) {
  if (operator?.set === 'ForAllValues')
    return [
      'EMPTY_ARRAY_CONDITION_FORALLVALUES',
      ': it holds only without the key. Say that with Null.',
    ] as const
  if (operator?.set === 'ForAnyValue')
    return ['EMPTY_ARRAY_CONDITION_FORANYVALUE', ': it never holds.'] as const
  if (operator?.ifExists === true)
    return [
      'EMPTY_ARRAY_CONDITION_IFEXISTS',
      ': it holds only without the key. Say that with Null.',
    ] as const
  return ['EMPTY_ARRAY_CONDITION', '.'] as const
}
