import type { PolicyCheck } from '../check.ts'
import { isPrivate, networkOf, readIpRange, showIpRange } from '../ip-range.ts'
import { show } from './structure.ts'

/** IP ranges under IpAddress and NotIpAddress. `aws:SourceIp` is the public address of the caller. */
export const ip: PolicyCheck = {
  codes: [
    'TYPE_MISMATCH_IP_RANGE',
    'IMPROVE_IP_RANGE',
    'PRIVATE_IP_ADDRESS',
    'PRIVATE_NOT_IP_ADDRESS',
    'PRIVATE_IP_ADDRESS_SUBSET',
    'PRIVATE_NOT_IP_ADDRESS_SUBSET',
  ],
  condition(condition, _, { report }) {
    const name = condition.operator?.operator
    if (name !== 'IpAddress' && name !== 'NotIpAddress') return
    let [valid, hidden] = [0, 0]
    for (const value of condition.values) {
      if (value.text.includes('${')) continue
      const range = readIpRange(value.text)
      if (range === undefined) {
        report(
          'TYPE_MISMATCH_IP_RANGE',
          value,
          `${show(value.text)} is no IP range: write it as 192.0.2.0/24.`,
        )
        continue
      }
      valid++
      if (isPrivate(range)) hidden++
      if (networkOf(range) !== range.address)
        report(
          'IMPROVE_IP_RANGE',
          value,
          `The bits after the prefix are ignored: write ${showIpRange(range)}.`,
        )
    }
    if (condition.key.toLowerCase() !== 'aws:sourceip' || hidden === 0) return
    const not = name === 'NotIpAddress'
    if (hidden === valid && valid === condition.values.length)
      report(
        not ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS',
        condition,
        `aws:SourceIp is a public address, so private ranges ${not ? 'exclude nothing' : 'never match'}. Requests through a VPC endpoint carry aws:VpcSourceIp.`,
      )
    else
      report(
        not ? 'PRIVATE_NOT_IP_ADDRESS_SUBSET' : 'PRIVATE_IP_ADDRESS_SUBSET',
        condition,
        'aws:SourceIp is a public address: the private ranges among these do nothing. Requests through a VPC endpoint carry aws:VpcSourceIp.',
      )
  },
}
