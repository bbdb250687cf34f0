import { describe, expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { indexFacts } from '../facts-index.ts'
import { launchSetting, mappingsEncrypted } from './instance-launch.ts'

const account = '111122223333'
const base = { account, region: 'eu-west-1', tags: {}, source: { kind: 'aws' } } as const
const instance = (properties: Resource['properties']): Resource => ({
  ...base,
  type: 'AWS::EC2::Instance',
  id: 'i-1',
  properties,
})
const template: Resource = {
  ...base,
  type: 'AWS::EC2::LaunchTemplate',
  id: 'lt-1',
  properties: { LaunchTemplateData: { KeyName: 'ops' } },
}
const region = (on: boolean): Resource => ({
  ...base,
  type: 'AWS::::Region',
  id: 'eu-west-1',
  properties: { EbsEncryptionByDefault: on },
})
const around = (...resources: Resource[]) =>
  indexFacts({ started: '', ended: '', sources: [], resources, gaps: [], diagnostics: [] }, 0)

describe('launchSetting', () => {
  it('takes the own value before that of the template', () => {
    const facts = around(template)
    const reference = { LaunchTemplate: { LaunchTemplateId: 'lt-1' } }
    expect(launchSetting(instance(reference), 'KeyName', facts)).toBe('ops')
    expect(launchSetting(instance({ ...reference, KeyName: 'own' }), 'KeyName', facts)).toBe('own')
    expect(launchSetting(instance({}), 'KeyName', facts)).toBeUndefined()
  })

  it('is unknown when the template was not seen', () => {
    const lost = instance({ LaunchTemplate: { LaunchTemplateId: 'lt-2' } })
    expect(launchSetting(lost, 'KeyName', around())).toMatchObject({ $unknown: 'not-collected' })
  })
})

const mapping = (Encrypted?: unknown) => [{ Ebs: Encrypted === undefined ? {} : { Encrypted } }]

describe('mappingsEncrypted', () => {
  const near = instance({})

  it('follows the mapping, and the Region where the mapping is silent', () => {
    expect(mappingsEncrypted(mapping(true), near, around())).toBe(true)
    expect(mappingsEncrypted(mapping(false), near, around(region(true)))).toBe(false)
    expect(mappingsEncrypted(mapping(), near, around(region(true)))).toBe(true)
    expect(mappingsEncrypted(undefined, near, around(region(false)))).toBe(false)
  })

  it('leaves no disk out', () => {
    const root = { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8 } }
    const data = { DeviceName: '/dev/sdf', Ebs: { Encrypted: true } }
    expect(mappingsEncrypted([root, data], near, around(region(false)))).toBe(false)
    expect(mappingsEncrypted([data], near, around(region(false)))).toBe(false)
    expect(mappingsEncrypted([data], near, around(region(true)))).toBe(true)
    const encrypted = { ...root, Ebs: { Encrypted: true } }
    expect(mappingsEncrypted([encrypted, data], near, around(region(false)))).toBe(true)
  })

  it('is unknown when neither says', () => {
    expect(mappingsEncrypted(undefined, near, around())).toMatchObject({
      $unknown: 'not-collected',
    })
    expect(mappingsEncrypted(mapping({ $unknown: 'denied' }), near, around())).toEqual({
      $unknown: 'denied',
    })
  })
})
