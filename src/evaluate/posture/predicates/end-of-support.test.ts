import { expect, it } from 'vitest'
import { isSupported, kubernetesVersions, lambdaRuntimes } from './end-of-support.ts'

const now = Date.parse('2026-06-01')

it('supports a version until its day', () => {
  expect(isSupported(lambdaRuntimes, 'nodejs24.x', now)).toBe(true)
  expect(isSupported(lambdaRuntimes, 'nodejs18.x', now)).toBe(false)
  expect(isSupported(kubernetesVersions, '1.34', now)).toBe(true)
  expect(isSupported(kubernetesVersions, '1.28', now)).toBe(false)
})

it('does not guess for versions that the table does not list', () => {
  expect(isSupported(lambdaRuntimes, 'cobol85', now)).toBeUndefined()
  expect(isSupported(lambdaRuntimes, '__proto__', now)).toBeUndefined()
})

it('holds only dates', () => {
  for (const table of [lambdaRuntimes, kubernetesVersions])
    for (const date of table.values()) expect(Date.parse(date)).not.toBeNaN()
})
