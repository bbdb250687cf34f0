import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { type PolicyFinding, validatePolicy } from '../../src/app/access/index.ts'
import { findPython } from '../live/python.ts'

/** The managed policies of AWS, as the installed moto knows them: name → document. */
const script = `
import sys
from moto.iam.aws_managed_policies import aws_managed_policies_data
sys.stdout.write(aws_managed_policies_data)`

const python = await findPython()

describe.skipIf(python === undefined)('managed policies of AWS', () => {
  const found = new Map<string, readonly PolicyFinding[]>()

  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(python ?? '', ['-c', script], {
      maxBuffer: 256 * 1024 * 1024,
    })
    const policies = JSON.parse(stdout) as Record<string, { readonly Document: unknown }>
    for (const [name, { Document }] of Object.entries(policies))
      found.set(name, validatePolicy(Document, { type: 'identity' }))
  })

  /** Names of the policies with a finding of this code. */
  const withCode = (code: string) =>
    [...found].filter(([, all]) => all.some((f) => f.issueCode === code)).map(([name]) => name)

  test('have no errors', () => {
    expect(found.size).toBeGreaterThan(1_000)
    const errors = [...found].flatMap(([name, all]) =>
      all
        .filter(({ findingType }) => findingType === 'ERROR')
        .map(({ issueCode, findingDetails }) => `${name}: ${issueCode} ${findingDetails}`),
    )
    expect(errors).toEqual([])
  })

  test('pass roles and make service-linked roles without bounds where AWS says so', () => {
    expect(withCode('PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE')).toEqual(
      expect.arrayContaining(['AdministratorAccess', 'IAMFullAccess']),
    )
    expect(withCode('PASS_ROLE_WITH_STAR_IN_RESOURCE')).toContain('AdministratorAccess-Amplify')
    expect(withCode('CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE')).toEqual(
      expect.arrayContaining(['AdministratorAccess', 'IAMFullAccess']),
    )
    expect(withCode('CREATE_SLR_WITH_STAR_IN_RESOURCE')).toEqual(
      expect.arrayContaining(['AWSOrganizationsServiceTrustPolicy', 'PowerUserAccess']),
    )
  })

  test('are larger than a customer may write where AWS says so', () => {
    expect(withCode('POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA')).toContain('ReadOnlyAccess')
  })
})
