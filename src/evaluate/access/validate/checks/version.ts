import type { PolicyCheck } from '../check.ts'
import { show } from './structure.ts'

/** `Version` names the language of the policy: 2012-10-17, or the older 2008-10-17 without variables. */
export const version: PolicyCheck = {
  codes: ['MISSING_VERSION', 'INVALID_VERSION'],
  document({ document: { root, version }, report }) {
    if (!root.node.members.some(({ key }) => key.value === 'Version'))
      report(
        'MISSING_VERSION',
        root,
        'The policy names no Version and is read as 2008-10-17: say 2012-10-17.',
      )
    else if (version !== undefined && !/^20(?:08|12)-10-17$/.test(version.text))
      report(
        'INVALID_VERSION',
        version,
        `${show(version.text)} is no version: 2012-10-17 and 2008-10-17 are.`,
      )
  },
}
