import { expect, test } from 'vitest'
import { exampleReview } from '../example-review.ts'
import { listDisputes } from './disputes.ts'
import { callType } from './locate.ts'
import { whatIsWrong, whyItMatters } from './plan-words.ts'
import { splitSignal } from './split-signal.ts'

test('a signal ends with practices only where the parentheses hold practice numbers', () => {
  expect(splitSignal('Root user signs in with MFA: 4 of 5, 1 fails (SEC01-BP02)')).toEqual({
    text: 'Root user signs in with MFA: 4 of 5, 1 fails',
    practices: 'SEC01-BP02',
  })
  expect(splitSignal('4 of 5 (denied) (SEC01-BP02 and SEC02-BP01)').practices).toBe(
    'SEC01-BP02 and SEC02-BP01',
  )
  expect(splitSignal('Metadata answers only sessions (IMDSv2)')).toEqual({
    text: 'Metadata answers only sessions (IMDSv2)',
    practices: '',
  })
})

test('an improvement says what most of its findings saw; a missing statement keeps its title', () => {
  const { plan } = exampleReview()
  for (const item of plan) {
    const messages = item.findings.map((f) => f.message.replace(/\.$/, ''))
    if (messages.length > 0) expect(messages).toContain(whatIsWrong(item))
    else expect(whatIsWrong(item)).toBe(item.title)
    expect(whyItMatters(item)).toMatch(/\.$/)
  }
})

test('a contradiction shows both sides', () => {
  for (const { said, seen } of listDisputes(exampleReview())) {
    expect(said).toMatch(/^(Selected|Not selected|Not applicable) by /)
    expect(seen.length).toBeGreaterThan(0)
  }
})

test('our names for what has no type are put into words', () => {
  expect(callType('AWS::::Account')).toBe('Account')
  expect(callType('AWS::S3::Bucket')).toBe('AWS::S3::Bucket')
})
