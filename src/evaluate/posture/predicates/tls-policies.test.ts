import { expect, it } from 'vitest'
import { isModernListenerPolicy, isModernViewerProtocol } from './tls-policies.ts'

it.each([
  ['ELBSecurityPolicy-TLS13-1-2-2021-06', true],
  ['ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', true],
  ['ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04', true],
  ['ELBSecurityPolicy-TLS-1-2-Ext-2018-06', true],
  ['ELBSecurityPolicy-FS-1-2-Res-2020-10', true],
  ['ELBSecurityPolicy-TLS13-1-0-2021-06', false],
  ['ELBSecurityPolicy-TLS-1-1-2017-01', false],
  ['ELBSecurityPolicy-2016-08', false],
  [undefined, false],
] as const)('policy %s is modern: %s', (policy, modern) =>
  expect(isModernListenerPolicy(policy)).toBe(modern),
)

it('does not guess for other policies', () => {
  expect(isModernListenerPolicy('MyPolicy')).toMatchObject({ $unknown: 'not-collected' })
  expect(isModernListenerPolicy({ $unknown: 'denied' })).toEqual({ $unknown: 'denied' })
})

it('reads CloudFront versions', () => {
  expect(isModernViewerProtocol('TLSv1.2_2021')).toBe(true)
  expect(isModernViewerProtocol('TLSv1.3_2025')).toBe(true)
  expect(isModernViewerProtocol('TLSv1.1_2016')).toBe(false)
  expect(isModernViewerProtocol('TLSv1')).toBe(false)
  expect(isModernViewerProtocol(undefined)).toBe(false)
})
