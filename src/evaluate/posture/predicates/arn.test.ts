import { expect, it } from 'vitest'
import { arnParts, isAccountId } from './arn.ts'

it('splits an ARN and keeps the colons of the resource', () => {
  expect(arnParts('arn:aws:logs:eu-west-1:111122223333:log-group:a:*')).toEqual({
    partition: 'aws',
    service: 'logs',
    region: 'eu-west-1',
    account: '111122223333',
    resource: 'log-group:a:*',
  })
})

it('does not split inside a symbolic reference', () => {
  const parts = arnParts('arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:t')
  expect(parts).toMatchObject({ account: '${AWS::AccountId}', region: '${AWS::Region}' })
})

it.each(['', '*', 'arn:aws:s3', '${Bucket.Arn}', 'arn:${aws:s3'])('%s is not an ARN', (text) => {
  expect(arnParts(text)).toBeUndefined()
})

it('knows account ids', () => {
  expect(isAccountId('111122223333')).toBe(true)
  expect(isAccountId('11112222333')).toBe(false)
  expect(isAccountId('11112222333*')).toBe(false)
})
