import { KMS } from '@aws-sdk/client-kms'
import { beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, motoAccount, the } from './moto.ts'

const keyPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Account',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${motoAccount}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
}

describeLive('Live KMS', (moto) => {
  let collected: Collected
  const ids: string[] = []
  beforeAll(async () => {
    const kms = moto.client(KMS)
    const make = async (input: Parameters<KMS['createKey']>[0]) => {
      const id = (await kms.createKey(input)).KeyMetadata?.KeyId ?? ''
      ids.push(id)
      return id
    }
    const rotating = await make({
      Description: 'data',
      Policy: JSON.stringify(keyPolicy),
      Tags: [{ TagKey: 'owner', TagValue: 'core' }],
    })
    await kms.enableKeyRotation({ KeyId: rotating })
    const leaving = await make({})
    await kms.scheduleKeyDeletion({ KeyId: leaving, PendingWindowInDays: 7 })
    await make({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' })
    collected = await moto.collect({ services: ['kms'], regions: ['us-east-1', 'eu-west-1'] })
  })

  test('is read without a gap, each key once in its Region', () => {
    expect(collected.gaps).toEqual([])
    const keys = collected.resources.filter((r) => r.type === 'AWS::KMS::Key')
    expect(keys.map((key) => key.id)).toEqual(ids.toSorted())
    expect(new Set(keys.map((key) => key.region))).toEqual(new Set(['us-east-1']))
  })

  test('a key carries policy, rotation and tags', () => {
    const key = the(collected, 'AWS::KMS::Key', ids[0])
    expect(key.properties).toMatchObject({
      Description: 'data',
      Enabled: true,
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyPolicy: keyPolicy,
      EnableKeyRotation: true,
    })
    expect(key.facts).toEqual({ KeyState: 'Enabled', DeletionDate: null })
    expect(key.tags).toEqual({ owner: 'core' })
  })

  test('a key on its way out says when', () => {
    const { facts } = the(collected, 'AWS::KMS::Key', ids[1])
    expect(facts?.['KeyState']).toBe('PendingDeletion')
    expect(facts?.['DeletionDate']).toMatch(/^\d{4}-/)
  })

  test('an asymmetric key is known not to rotate', () => {
    expect(the(collected, 'AWS::KMS::Key', ids[2]).properties['EnableKeyRotation']).toBe(false)
  })
})
