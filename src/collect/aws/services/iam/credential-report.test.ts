import { expect, test } from 'vitest'
import { isUnknown } from '../../../../model/unknown.ts'
import { dateIn, flagIn, parseReport } from './credential-report.ts'

const csv = `user,arn,password_enabled,password_last_used,mfa_active
<root_account>,arn:aws:iam::111122223333:root,not_supported,2026-01-02T03:04:05+00:00,true
ana,arn:aws:iam::111122223333:user/ana,true,no_information,false
a,b,arn:aws:iam::111122223333:user/a,b,false,N/A,false
broken,line
`

test('rows are found by ARN, also for names with commas', () => {
  const report = parseReport(csv)
  expect([...report.keys()]).toEqual([
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::111122223333:user/ana',
    'arn:aws:iam::111122223333:user/a,b',
  ])
  expect(report.get('arn:aws:iam::111122223333:user/a,b')?.get('user')).toBe('a,b')
})

test('yes, no and dates; none is null, silence is unknown', () => {
  const report = parseReport(csv)
  const root = report.get('arn:aws:iam::111122223333:root') ?? new Map()
  expect(flagIn(root, 'mfa_active')).toBe(true)
  expect(flagIn(root, 'password_enabled')).toBe(false)
  expect(dateIn(root, 'password_last_used')).toBe('2026-01-02T03:04:05.000Z')
  const ana = report.get('arn:aws:iam::111122223333:user/ana') ?? new Map()
  expect(dateIn(ana, 'password_last_used')).toBeNull()
  expect(isUnknown(dateIn(ana, 'access_key_1_last_used_date'))).toBe(true)
  expect(isUnknown(flagIn(ana, 'access_key_1_active'))).toBe(true)
})
