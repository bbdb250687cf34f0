import { expect, test } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'
import { readEstate } from '../graph/estate.ts'
import { fillParameters, valuesOf } from './fill-parameters.ts'
import { guardrailsInForce } from './in-force.ts'
import { loadGuardrails } from './library.ts'
import { account, live, manager, member, organization, policy } from './organization.fixture.ts'

function answers(resources: readonly Resource[], of = account) {
  const found = guardrailsInForce(readEstate(resources)).find((one) => one.account === of)
  return Object.fromEntries(found?.guardrails.map((one) => [one.guardrail, one]) ?? [])
}

test('each guardrail of the library is in force where it is attached, and not where it is not', () => {
  const none = answers([organization(), member()])
  for (const guardrail of loadGuardrails()) {
    const guessed = guardrail.name === 'protected-roles'
    expect(none[guardrail.name]?.answer, guardrail.name).toBe(guessed ? 'unknown' : 'no')
    const { document } = fillParameters(guardrail, {
      ...valuesOf(guardrail, {}, true),
      ...(guardrail.parameters['organizationId'] && { organizationId: ['o-real'] }),
      ...(guardrail.parameters['exemptRoles'] && { exemptRoles: [] }),
      ...(guardrail.parameters['partnerAccounts'] && { partnerAccounts: [] }),
    })
    const attached = policy(guardrail.type, 'guardrail', document, ['r-root'])
    const some = answers([organization(), member(), attached])
    expect(some[guardrail.name], guardrail.name).toMatchObject({ answer: 'yes', open: [] })
  }
})

test('another wording counts, half of it counts by half', () => {
  const deny = (actions: readonly string[]) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: actions, Resource: '*' }],
  })
  const whole = answers([organization(), member(), policy('scp', 'p', deny(['kms:*']), [account])])
  expect(whole['keep-kms-keys']?.answer).toBe('yes')
  const half = answers([
    organization(),
    member(),
    policy('scp', 'p', deny(['kms:ScheduleKeyDeletion']), ['r-root']),
  ])
  expect(half['keep-kms-keys']).toMatchObject({
    answer: 'partly',
    open: ['deleting imported material is denied', 'disabling a key is denied'],
  })
})

test('what only some circumstances deny is unknown, and so is what nobody could read', () => {
  const withoutMfa = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
  }
  const some = answers([organization(), member(), policy('scp', 'mfa', withoutMfa, ['r-root'])])
  expect(some['keep-kms-keys']?.answer).toBe('unknown')
  const hidden = policy('scp', 'p', unknown('denied'), ['r-root'])
  expect(answers([organization(), member(), hidden])['keep-kms-keys']?.answer).toBe('unknown')
  const alone = answers([
    { ...live, type: 'AWS::::Account', id: account, properties: { OrganizationId: 'o-real' } },
  ])
  expect(alone['keep-kms-keys']?.answer).toBe('unknown')
  const outside = answers([{ ...live, type: 'AWS::::Account', id: account, properties: {} }])
  expect(outside['keep-kms-keys']?.answer).toBe('unknown')
})

test('the management account is bound by nothing, and a type that is off counts for nothing', () => {
  const everything = {
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Action: '*', Resource: '*' },
  }
  const attached = policy('scp', 'p', everything, ['r-root'])
  const managed = answers([organization(), member(), member(manager), attached], manager)
  expect(managed['keep-kms-keys']?.answer).toBe('no')
  const off = organization({ EnabledPolicyTypes: ['TAG_POLICY'] })
  expect(answers([off, member(), attached])['keep-kms-keys']?.answer).toBe('no')
})

test('those whom a condition lets past are named', () => {
  const keepKeys = loadGuardrails().filter(({ name }) => name === 'keep-kms-keys')
  const [guardrail] = keepKeys
  if (guardrail === undefined) throw new Error('The library lacks keep-kms-keys.')
  const { document } = fillParameters(guardrail, {
    exemptRoles: ['arn:aws:iam::*:role/security/*'],
  })
  const role = (path: string, name: string): Resource => ({
    ...live,
    type: 'AWS::IAM::Role',
    id: name,
    name,
    arn: `arn:aws:iam::${account}:role${path}${name}`,
    properties: { AssumeRolePolicyDocument: { Statement: [] } },
  })
  const [found] = guardrailsInForce(
    readEstate([
      organization(),
      member(),
      policy('scp', 'p', document, ['r-root']),
      role('/security/', 'keys'),
      role('/', 'app'),
    ]),
    keepKeys,
  )
  expect(found?.guardrails[0]).toMatchObject({
    answer: 'yes',
    exempt: [`arn:aws:iam::${account}:role/security/keys`],
  })
})
