import type { JsonNode } from '../../../lib/json-tree.ts'
import { readOperator } from '../policy/operators.ts'
import type { Report } from './check.ts'
import { stoppedEarly } from './codes.ts'
import type { ConditionPart, ConditionValue, ElementPart, Place } from './document.ts'
import { mismatch, readElements } from './read-elements.ts'

/** Far more than fits into a policy; bounds what hostile ones cost. */
const maxConditions = 1_000

/** Every condition key of a statement, operator by operator; at most 1,000. */
export function readConditions(block: ElementPart, report: Report): readonly ConditionPart[] {
  const { value } = block
  if (value.node.kind !== 'object') {
    mismatch(report, value, 'object')
    return []
  }
  const conditions: ConditionPart[] = []
  for (const tests of readElements(value.node, value.path, undefined, report).values()) {
    const operator = readOperator(tests.name)
    if (tests.value.node.kind !== 'object') mismatch(report, tests.value, 'object')
    else
      for (const test of readElements(
        tests.value.node,
        tests.value.path,
        undefined,
        report,
      ).values())
        conditions.push({
          path: test.value.path,
          start: test.value.start,
          end: test.value.end,
          operatorText: tests.name,
          operatorPlace: tests.key,
          ...(operator !== undefined && { operator }),
          key: test.name,
          keyPlace: test.key,
          values: readValues(test.value, report),
          empty: test.value.node.kind === 'list' && test.value.node.items.length === 0,
        })
  }
  if (conditions.length > maxConditions)
    report(stoppedEarly, value, 'conditions after the first 1,000 of a statement')
  return conditions.slice(0, maxConditions)
}

function readValues(
  value: Place & { readonly node: JsonNode },
  report: Report,
): readonly ConditionValue[] {
  const { node, path } = value
  const values: ConditionValue[] = []
  for (const [index, item] of (node.kind === 'list' ? node.items : [node]).entries()) {
    const place = {
      path: node.kind === 'list' ? [...path, { index }] : path,
      start: item.start,
      end: item.end,
    }
    if (item.kind === 'string' || item.kind === 'number' || item.kind === 'boolean')
      values.push({ ...place, kind: item.kind, text: String(item.value), node: item })
    else mismatch(report, place, 'string')
  }
  return values
}
