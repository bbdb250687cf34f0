import { expect, test } from 'vitest'
import { splitPolicies } from './details.ts'

test('policies of AWS are taken as far as somebody has them', () => {
  const own = { Arn: 'arn:aws:iam::111122223333:policy/own' }
  const attached = { Arn: 'arn:aws:iam::aws:policy/SecurityAudit' }
  const boundary = { Arn: 'arn:aws:iam::aws:policy/PowerUserAccess' }
  const idle = { Arn: 'arn:aws:iam::aws:policy/job-function/Billing' }
  const identities = [
    { UserName: 'ana', AttachedManagedPolicies: [{ PolicyArn: attached.Arn }] },
    { RoleName: 'app', PermissionsBoundary: { PermissionsBoundaryArn: boundary.Arn } },
  ]
  expect(splitPolicies([own, attached, boundary, idle], identities)).toEqual({
    policies: [own],
    awsPolicies: [attached, boundary],
  })
})
