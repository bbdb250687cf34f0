import { expect, test } from 'vitest'
import { any, readPattern, star } from './pattern.ts'

const all = { wildcards: true, variables: true }

test('a pattern comes apart into text, wildcards and variables', () => {
  expect(readPattern("a*${aws:UserName}?${aws:PrincipalTag/Team, 'none'}", all)).toEqual([
    'a',
    star,
    { key: 'aws:username' },
    any,
    { key: 'aws:principaltag/team', otherwise: 'none' },
  ])
})

test('escapes are the characters themselves', () => {
  expect(readPattern('${*}${?}${$}{x}', all)).toEqual(['*?${x}'])
})

test('what only looks like a variable is text', () => {
  expect(readPattern('a${b', all)).toEqual(['a${b'])
  expect(readPattern('${a}', { wildcards: true, variables: false })).toEqual(['${a}'])
})
