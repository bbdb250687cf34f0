import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safePath } from './redirect.ts'

describe('after signing in', () => {
  test.each([
    ['/workloads/0123?sort=-risk#plan', '/workloads/0123?sort=-risk#plan'],
    ['/', '/'],
    ['/a/../b', '/b'],
  ])('%s is where one wanted to go', (wanted, path) => {
    expect(safePath(wanted)).toBe(path)
  })

  test.each([
    '',
    'workloads',
    '//evil.example.com',
    '/\\evil.example.com',
    '/\t/evil.example.com',
    '/\n/evil.example.com',
    '\\\\evil.example.com',
    'https://evil.example.com',
    'javascript:alert(1)',
    '/..//evil.example.com',
    '/.//evil.example.com',
    '/%5cevil.example.com/../..//evil.example.com',
    '/api/tool/DeleteWorkload',
    '/api',
    '/sign-in?problem=x',
    '/sign-in/link/x',
    `/${'x'.repeat(3000)}`,
    null,
    undefined,
  ])('%j leads to the start page', (wanted) => {
    expect(safePath(wanted)).toBe('/')
  })

  test('nothing leads to another site', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '\t',
      '%2f',
      'evil.example.com',
      '?',
      '#',
      'a',
    )
    const wanted = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((p) => `/${p.join('')}`),
    )
    fc.assert(
      fc.property(wanted, (text) => {
        const base = 'http://localhost:7070'
        expect(new URL(safePath(text), base).origin).toBe(base)
      }),
    )
  })
})
