import { expect, test } from 'vitest'
import { collectors } from '../src/collect/aws/collectors.generated.ts'
import { generateCollectorPolicy } from './generate-iam-policy.ts'

/**
 * Verbs that change nothing. Generating the credential report is one of the SecurityAudit policy, too; API Gateway names
 * its actions after HTTP methods.
 */
const readOnly = /^[a-z0-9-]+:(Get|List|Describe|BatchGet|GenerateCredentialReport$|GET$)/

test('the policy allows what the collectors declare, and only reading', async () => {
  const policy: { Statement: { Effect: string; Action: string[] }[] } = JSON.parse(
    await generateCollectorPolicy(),
  )
  const actions = policy.Statement.flatMap((statement) => statement.Action)
  expect(actions.filter((action) => !readOnly.test(action))).toEqual([])
  expect(new Set(actions).size).toBe(actions.length)
  for (const collector of collectors)
    expect(actions).toEqual(expect.arrayContaining([...collector.actions]))
})

test('no action reads data of customers', async () => {
  const text = await generateCollectorPolicy()
  for (const action of [
    's3:GetObject"',
    'secretsmanager:GetSecretValue',
    'ssm:GetParameter',
    'dynamodb:GetItem',
    'kms:Decrypt',
  ])
    expect(text).not.toContain(action)
})

test('the policy fits into an inline policy of a role (10,240 characters)', async () => {
  const text = await generateCollectorPolicy()
  expect(text.replaceAll(/\s/g, '').length).toBeLessThan(10_240)
})

test('every type is listed by one collector, every service named once', () => {
  const types = collectors.flatMap((collector) => collector.types)
  expect(new Set(types).size).toBe(types.length)
  const services = collectors.map((collector) => collector.service)
  expect(new Set(services).size).toBe(services.length)
})
