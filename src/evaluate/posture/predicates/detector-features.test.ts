import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { hasFeature } from './detector-features.ts'

function detector(Features: unknown): Resource {
  const type = 'AWS::GuardDuty::Detector'
  return { type, id: 'd', properties: { Features }, tags: {}, source: { kind: 'aws' } }
}

it('knows whether a feature is on', () => {
  expect(hasFeature(detector([{ Name: 'A', Status: 'ENABLED' }]), 'A')).toBe(true)
  expect(hasFeature(detector([{ Name: 'A', Status: 'DISABLED' }]), 'A')).toBe(false)
  expect(hasFeature(detector(undefined), 'A')).toBe(false)
  const denied = { $unknown: 'denied' }
  expect(hasFeature(detector(denied), 'A')).toEqual(denied)
  expect(hasFeature(detector([{ Name: 'A', Status: denied }]), 'A')).toEqual(denied)
})

it('leaves open what a declared detector does not mention, but for what has to be asked for', () => {
  const declared = (Features: unknown): Resource => ({ ...detector(Features), stack: 's' })
  expect(hasFeature(declared(undefined), 'S3_DATA_EVENTS')).toMatchObject({
    $unknown: 'unresolved',
  })
  const off = [{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }]
  expect(hasFeature(declared(off), 'S3_DATA_EVENTS')).toBe(false)
  expect(hasFeature(declared(undefined), 'S3_DATA_EVENTS', false)).toBe(false)
  expect(hasFeature(declared(undefined), 'RUNTIME_MONITORING')).toBe(false)
})
