import { expect, test } from 'vitest'
import { parseRestPolicy } from './rest-policy.ts'

const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*/*/*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
    },
  ],
}

test('an escaped policy is read, with its escaped slashes', () => {
  const escaped = JSON.stringify(policy).replaceAll('"', '\\"').replaceAll('/', '\\/')
  expect(parseRestPolicy(escaped)).toEqual(policy)
  const spread = JSON.stringify(policy, null, 2).replaceAll('"', '\\"')
  expect(parseRestPolicy(spread)).toEqual(policy)
})

test('plain JSON is read', () => {
  expect(parseRestPolicy(JSON.stringify(policy))).toEqual(policy)
})

test('no policy is absent, an unreadable one is unknown', () => {
  expect(parseRestPolicy(undefined)).toBeUndefined()
  expect(parseRestPolicy('')).toBeUndefined()
  expect(parseRestPolicy('{\\"Version\\"')).toMatchObject({ $unknown: 'unresolved' })
})
