import { readOperator } from '../../policy/operators.ts'
import type { PolicyCheck } from '../check.ts'
import type { Place } from '../document.ts'
import { show } from './structure.ts'

/** Condition operators exist; `Null` takes neither IfExists nor a qualifier. */
export const operator: PolicyCheck = {
  codes: ['INVALID_CONDITION_OPERATOR', 'NULL_WITH_IF_EXISTS', 'NULL_WITH_QUALIFIER'],
  statement({ elements }, { report }) {
    const block = elements.get('Condition')?.value
    if (block?.node.kind !== 'object') return
    for (const { key } of block.node.members) {
      const place: Place = {
        path: [...block.path, { key: key.value }],
        start: key.start,
        end: key.end,
      }
      const name = key.value.toLowerCase()
      const qualified = /^for(?:allvalues|anyvalue):null(?:ifexists)?$/.test(name)
      if (
        name.endsWith('nullifexists') &&
        /^(?:for(?:allvalues|anyvalue):)?nullifexists$/.test(name)
      )
        report(
          'NULL_WITH_IF_EXISTS',
          place,
          'Null asks whether the key exists; IfExists adds nothing to it.',
        )
      if (qualified)
        report(
          'NULL_WITH_QUALIFIER',
          place,
          'Null with ForAllValues always holds, with ForAnyValue never: leave the qualifier out.',
        )
      if (readOperator(key.value) === undefined && !/null(?:ifexists)?$/.test(name))
        report('INVALID_CONDITION_OPERATOR', place, `${show(key.value)} is no condition operator.`)
    }
  },
}
