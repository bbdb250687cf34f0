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
