import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coversAllPorts, hasPublicPeer, isPublicCidr, opensPorts, reachesPorts } from './network.ts'
import { adminPorts } from './ports.ts'

const denied = { $unknown: 'denied' } as const

describe('isPublicCidr', () => {
  it.each([
    '0.0.0.0/0',
    '::/0',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '8.8.8.8/0',
    '2000::/3',
    '64:ff9b::/0',
  ])('%s is public', (cidr) => expect(isPublicCidr(cidr)).toBe(true))

  it.each(['10.0.0.0/8', '192.0.2.1/32', '192.0.2.1', 'fc00::/7', 'fe80::/10', '2001:db8::/32'])(
    '%s is not',
    (cidr) => expect(isPublicCidr(cidr)).toBe(false),
  )

  it.each(['10.0.0.0/', '10.0.0.0/x', '10.0.0.0/33', '::/129', '10.0.0.0/-1', 'anywhere', 7])(
    '%s is unreadable',
    (cidr) => expect(isPublicCidr(cidr)).toMatchObject({ $unknown: 'unresolved' }),
  )

  it('takes a reference for a range of its own and keeps unknowns', () => {
    expect(isPublicCidr('${Vpc.CidrBlock}')).toBe(false)
    expect(isPublicCidr(undefined)).toBe(false)
    expect(isPublicCidr(denied)).toBe(denied)
  })

  it('never throws and gives a truth for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const truth = isPublicCidr(text)
        return typeof truth === 'boolean' || '$unknown' in truth
      }),
    )
  })
})

describe('security-group entries', () => {
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }

  it('open a port when a public range covers it', () => {
    expect(opensPorts({ ...ssh, CidrIp: '0.0.0.0/0' }, adminPorts)).toBe(true)
    expect(opensPorts({ ...ssh, CidrIpv6: '::/0' }, adminPorts)).toBe(true)
    expect(opensPorts({ ...ssh, CidrIp: '10.0.0.0/8' }, adminPorts)).toBe(false)
    expect(opensPorts({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }, adminPorts)).toBe(true)
    expect(opensPorts({ IpProtocol: 'icmp', CidrIp: '0.0.0.0/0' }, adminPorts)).toBe(false)
    expect(opensPorts({ ...ssh, SourceSecurityGroupId: 'sg-1' }, adminPorts)).toBe(false)
  })

  it('stay unknown when the deciding half is unknown', () => {
    expect(opensPorts({ ...ssh, CidrIp: denied }, adminPorts)).toBe(denied)
    expect(opensPorts({ ...ssh, FromPort: denied, CidrIp: '0.0.0.0/0' }, adminPorts)).toBe(denied)
    expect(opensPorts({ ...ssh, FromPort: denied, CidrIp: '10.0.0.0/8' }, adminPorts)).toBe(false)
    expect(hasPublicPeer({ SourcePrefixListId: 'pl-1' })).toMatchObject({
      $unknown: 'not-collected',
    })
    expect(hasPublicPeer(denied)).toBe(denied)
    expect(hasPublicPeer('rule')).toMatchObject({ $unknown: 'unresolved' })
    expect(reachesPorts({}, adminPorts)).toMatchObject({ $unknown: 'unresolved' })
  })

  it('know their ranges', () => {
    expect(reachesPorts({ IpProtocol: '6', FromPort: 20, ToPort: 30 }, [[25, 25]])).toBe(true)
    expect(reachesPorts({ IpProtocol: 'tcp', FromPort: 'x', ToPort: 1 }, [[1, 1]])).toMatchObject({
      $unknown: 'unresolved',
    })
    expect(coversAllPorts({ IpProtocol: 'tcp', FromPort: 0, ToPort: 65535 })).toBe(true)
    expect(coversAllPorts({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })).toBe(false)
    expect(coversAllPorts({ IpProtocol: 'tcp', FromPort: -1, ToPort: -1 })).toBe(true)
  })
})
