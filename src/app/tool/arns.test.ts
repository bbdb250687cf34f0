import { expect, test } from 'vitest'
import { lensArn, parseToolArn, profileArn, templateArn, workloadArn } from './arns.ts'

const owner = (region: string) => ({
  caller: {
    account: '111122223333',
    region,
    principalArn: 'arn:aws:iam::111122223333:user/a',
    role: 'owner' as const,
    keyId: 'AKIDEXAMPLE',
  },
})
const id = '0123456789abcdef0123456789abcdef'

test.each([
  [
    'workload',
    workloadArn,
    'eu-west-1',
    'arn:aws:wellarchitected:eu-west-1:111122223333:workload/',
  ],
  ['lens', lensArn, 'cn-north-1', 'arn:aws-cn:wellarchitected:cn-north-1:111122223333:lens/'],
  ['profile', profileArn, 'eu-west-1', 'arn:aws:wellarchitected:eu-west-1:111122223333:profile/'],
  [
    'template',
    templateArn,
    'us-gov-west-1',
    'arn:aws-us-gov:wellarchitected:us-gov-west-1:111122223333:review-template/',
  ],
])('The ARN of a %s says where it lives and reads back.', (kind, arnOf, region, start) => {
  const arn = arnOf(owner(region), id)
  expect(arn).toBe(`${start}${id}`)
  expect(parseToolArn(arn)).toEqual({ kind, region, account: '111122223333', id })
})

test.each([
  'arn:aws:wellarchitected::aws:lens/wellarchitected',
  'arn:aws:wellarchitected:eu-west-1::lens/serverless',
  'arn:aws:wellarchitected:eu-west-1:111122223333:share/0123',
  'arn:aws:s3:eu-west-1:111122223333:lens/0123',
  'arn:aws:wellarchitected:eu-west-1:111122223333:lens/0123/more',
  '',
])('%s is nothing that an account owns.', (arn) => {
  expect(parseToolArn(arn)).toBeUndefined()
})
