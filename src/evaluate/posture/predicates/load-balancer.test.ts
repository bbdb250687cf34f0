import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { isApplication, isAttributeOn, terminatesTls } from './load-balancer.ts'

const make = (properties: Resource['properties']): Resource => ({
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  id: 'lb',
  properties,
  tags: {},
  source: { kind: 'aws' },
})
const denied = { $unknown: 'denied' } as const
const on = (LoadBalancerAttributes: unknown) => isAttributeOn(make({ LoadBalancerAttributes }), 'a')

it('reads attributes as text or boolean', () => {
  expect(on([{ Key: 'a', Value: 'true' }])).toBe(true)
  expect(on([{ Key: 'a', Value: true }])).toBe(true)
  expect(on([{ Key: 'a', Value: 'false' }])).toBe(false)
  expect(on([{ Key: 'b', Value: 'true' }])).toBe(false)
  expect(on(undefined)).toBe(false)
})

it('keeps unknowns', () => {
  expect(on(denied)).toBe(denied)
  expect(on([denied])).toBe(denied)
  expect(on([{ Key: 'a', Value: denied }])).toBe(denied)
})

it('knows the defaults', () => {
  expect(isApplication(make({}))).toBe(true)
  expect(isApplication(make({ Type: 'network' }))).toBe(false)
  expect(terminatesTls(make({ Protocol: 'TLS' }))).toBe(true)
  expect(terminatesTls(make({ Protocol: 'HTTP' }))).toBe(false)
})
