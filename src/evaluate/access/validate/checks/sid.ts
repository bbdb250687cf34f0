import type { PolicyCheck } from '../check.ts'
import type { Text } from '../document.ts'
import { show } from './structure.ts'

/** Names of statements. IAM takes letters and digits and each name once; resource policies are freer. */
export const sid: PolicyCheck = {
  codes: ['EMPTY_SID_VALUE', 'UNSUPPORTED_SID', 'UNIQUE_SIDS_REQUIRED', 'UNIQUE_SIDS_RECOMMENDED'],
  document({ document, report }) {
    const strict = document.type !== 'resource'
    const named = new Map<string, [Text, ...Text[]]>()
    for (const { sid } of document.statements) {
      if (sid === undefined) continue
      if (sid.text === '') {
        report('EMPTY_SID_VALUE', sid, 'The Sid is empty: name the statement or leave Sid out.')
        continue
      }
      if (strict && !/^[A-Za-z0-9]*$/.test(sid.text))
        report(
          'UNSUPPORTED_SID',
          sid,
          `The Sid ${show(sid.text)} may hold letters and digits only.`,
        )
      const others = named.get(sid.text)
      if (others === undefined) named.set(sid.text, [sid])
      else others.push(sid)
    }
    for (const [name, places] of named)
      if (places.length > 1)
        report(
          strict ? 'UNIQUE_SIDS_REQUIRED' : 'UNIQUE_SIDS_RECOMMENDED',
          places,
          `${places.length} statements have the Sid ${show(name)}: give each its own.`,
        )
  },
}
