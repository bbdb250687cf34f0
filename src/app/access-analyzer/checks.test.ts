import { expect, test } from 'vitest'
import { checkNoPublicAccess } from '../access/diff.ts'
import { asResult } from './checks.ts'
import { readDocument } from './read-document.ts'

const open = readDocument(
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
  }),
  'policyDocument',
)

test('What cannot be decided within the budget fails, and says so.', () => {
  const undecided = checkNoPublicAccess(open, { steps: 0 })
  expect(undecided.result).toBe('unknown')
  expect(asResult(undecided)).toMatchObject({
    result: 'FAIL',
    message: expect.stringMatching(/could not be decided, which counts as failed: ./),
  })
})

test('The witness of a failed check stays inside; its sentence goes out.', () => {
  const [reason] = asResult(checkNoPublicAccess(open)).reasons ?? []
  expect(Object.keys(reason ?? {})).toEqual(['description', 'statementIndex'])
})

test('A policy that IAM would refuse is refused with its place.', () => {
  const text =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}'
  expect(() => readDocument(text, 'policyDocument')).toThrow('/Statement/0/Effect')
})
