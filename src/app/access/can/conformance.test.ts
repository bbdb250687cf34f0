import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerCan } from '../can.ts'

type Row = readonly unknown[]
type Holds = boolean | 'unknown'

/** Tables of cases, whose answers follow from the rule that each names. Rows of a table expand into one case each. */
function rowsOf<T>(name: string): readonly T[] {
  const file = join(import.meta.dirname, 'conformance', `${name}.json`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly T[] }).cases
}

const alice = 'arn:aws:iam::111122223333:user/alice'
const object = 'arn:aws:s3:::bucket/key'

function allowing(statement: object, version = '2012-10-17') {
  return { Version: version, Statement: [{ Effect: 'Allow', ...statement }] }
}

function ask(given: Readonly<Record<string, unknown>>): string {
  return answerCan({ fields: given }).decision
}

function verdictOf(holds: Holds): string {
  return holds === 'unknown' ? 'unknown' : holds ? 'allow' : 'implicit-deny'
}

/** A user with one statement that allows everything under a condition. */
function under(condition: object, context: object, version?: string): string {
  return ask({
    request: { principal: alice, action: 's3:GetObject', resource: object, context },
    identityPolicies: [allowing({ Action: '*', Resource: '*', Condition: condition }, version)],
  })
}

const show = (row: Row) => row.map((cell) => JSON.stringify(cell)).join(' ')

describe('condition operators', () => {
  type Line = readonly [string, readonly unknown[], unknown, Holds]
  test.each(rowsOf<Line>('operators').map((row) => [show(row), row] as const))('%s', (_, row) => {
    const [operator, values, value, holds] = row
    const context = value === null ? {} : { 'example:Key': value }
    expect(under({ [operator]: { 'example:Key': values } }, context)).toBe(verdictOf(holds))
  })
})

describe('conditions on absent and on unknown keys', () => {
  type Line = readonly [string, string, boolean]
  const rows = rowsOf<Line>('presence')
  test.each(rows)('%s %s, absent: %s', (operator, value, holds) => {
    expect(under({ [operator]: { 'example:Key': value } }, {})).toBe(verdictOf(holds))
  })
  test.each(rows)('%s %s, unknown', (operator, value) => {
    const answer = answerCan({
      fields: {
        request: {
          principal: alice,
          action: 's3:GetObject',
          resource: object,
          unknownContext: ['example:Key'],
        },
        identityPolicies: [
          allowing({
            Action: '*',
            Resource: '*',
            Condition: { [operator]: { 'EXAMPLE:key': value } },
          }),
        ],
      },
    })
    expect(answer).toMatchObject({ decision: 'unknown', missingContext: ['example:Key'] })
  })
})

describe('set operators', () => {
  type Line = readonly [string, string, readonly string[], unknown, Holds]
  test.each(rowsOf<Line>('sets').map((row) => [show(row), row] as const))('%s', (_, row) => {
    const [operator, key, values, given, holds] = row
    const context = given === null ? {} : { [key]: given }
    expect(under({ [operator]: { [key]: values } }, context)).toBe(verdictOf(holds))
  })
})

describe('actions', () => {
  type Line = readonly [readonly string[], boolean, string, Holds]
  test.each(rowsOf<Line>('actions').map((row) => [show(row), row] as const))('%s', (_, row) => {
    const [patterns, negated, action, holds] = row
    const decision = ask({
      request: { principal: alice, action, resource: object },
      identityPolicies: [allowing({ [negated ? 'NotAction' : 'Action']: patterns, Resource: '*' })],
    })
    expect(decision).toBe(verdictOf(holds))
  })
})

describe('resources', () => {
  type Line = readonly [string, boolean, readonly string[], string, string, Holds]
  test.each(rowsOf<Line>('resources').map((row) => [show(row), row] as const))('%s', (_, row) => {
    const [type, negated, patterns, action, resource, holds] = row
    const element = { Action: '*', [negated ? 'NotResource' : 'Resource']: patterns }
    expect(ask(layerCase(type, element, action, resource))).toBe(expectedOf(type, holds))
  })
})

/** A case that turns on whether one statement of a policy of this type matches. */
function layerCase(type: string, element: object, action: string, resource: string) {
  const request = { principal: alice, action, resource, resourceAccount: '111122223333' }
  const all = [allowing({ Action: '*', Resource: '*' })]
  const policy = allowing(element)
  switch (type) {
    case 'identity':
      return { request, identityPolicies: [policy] }
    case 'session':
      return { request, identityPolicies: all, sessionPolicies: [policy] }
    case 'boundary':
      return { request, identityPolicies: all, permissionsBoundary: policy }
    case 'service-control':
      return { request, identityPolicies: all, serviceControlPolicies: [[policy]] }
    case 'resource':
      return { request, resourcePolicy: allowing({ Principal: '*', ...element }) }
    case 'vpc-endpoint':
      return {
        request,
        identityPolicies: all,
        vpcEndpointPolicy: allowing({ Principal: '*', ...element }),
      }
    default:
      return {
        request,
        identityPolicies: all,
        resourceControlPolicies: [
          [{ Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: '*', ...element } }],
        ],
      }
  }
}

/** Resource control policies deny what they match. */
function expectedOf(type: string, holds: Holds): string {
  if (type !== 'resource-control') return verdictOf(holds)
  return holds === true ? 'explicit-deny' : 'allow'
}

describe('variables', () => {
  type Line = readonly [string, string, string, object, string | readonly [string, string], Holds]
  test.each(rowsOf<Line>('variables').map((row) => [show(row), row] as const))('%s', (_, row) => {
    const [version, where, pattern, context, target, holds] = row
    if (typeof target !== 'string') {
      const [key, value] = target
      expect(under({ [where]: { [key]: pattern } }, { ...context, [key]: value }, version)).toBe(
        verdictOf(holds),
      )
      return
    }
    const decision = ask({
      request: {
        principal: alice,
        action: 's3:GetObject',
        resource: target,
        context,
        resourceAccount: '111122223333',
      },
      identityPolicies: [allowing({ Action: '*', [where]: pattern }, version)],
    })
    expect(decision).toBe(verdictOf(holds))
  })
})

describe('principals', () => {
  type Line = readonly [string, string, unknown, unknown, Holds, string?]
  test.each(rowsOf<Line>('principals').map((row) => [show(row), row] as const))('%s', (_, row) => {
    const [type, element, value, caller, holds, extra] = row
    const all = [allowing({ Action: '*', Resource: '*' })]
    const named = value === null ? {} : { [element]: value }
    const trust = type === 'trust'
    const request = {
      principal: caller,
      action: trust ? 'sts:AssumeRole' : 's3:GetObject',
      resource: trust ? 'arn:aws:iam::111122223333:role/target' : object,
      resourceAccount: '111122223333',
    }
    const base = {
      identityPolicies: all,
      sessionPolicies: all,
      ...(extra === 'permissions boundary' && { permissionsBoundary: all[0] }),
    }
    if (type === 'vpc-endpoint') {
      const vpcEndpoint = extra === 'gateway' ? { id: 'vpce-1', kind: 'gateway' } : 'vpce-1'
      const vpcEndpointPolicy = allowing({ Action: '*', Resource: '*', ...named })
      const decision = ask({ request: { ...request, vpcEndpoint }, ...base, vpcEndpointPolicy })
      expect(decision).toBe(verdictOf(holds))
      return
    }
    const statements = [
      { Effect: 'Allow', Principal: '*', Action: '*', ...(!trust && { Resource: '*' }) },
      { Effect: 'Deny', ...named, Action: '*', ...(!trust && { Resource: '*' }) },
    ]
    const decision = ask({
      request,
      ...base,
      resourcePolicy: { Version: '2012-10-17', Statement: statements },
    })
    expect(decision).toBe(holds === 'unknown' ? 'unknown' : holds ? 'explicit-deny' : 'allow')
  })
})

interface FullCase extends Readonly<Record<string, unknown>> {
  readonly id: string
  readonly expected: {
    readonly decision: string
    readonly layer?: string
    readonly missingContext?: readonly string[]
  }
}

describe.each(['layers', 'services', 'context', 'known-errors'])('%s', (name) => {
  test.each(rowsOf<FullCase>(name).map((given) => [given.id, given] as const))('%s', (_, given) => {
    const answer = answerCan({ fields: given })
    expect(answer).toMatchObject(given.expected)
    expect(answer.diagnostics ?? []).toEqual([])
  })
})

test('no table has two cases of the same name, and all of them together have more than 600', () => {
  const names = ['layers', 'services', 'context', 'known-errors']
  const ids = names.flatMap((name) => rowsOf<FullCase>(name).map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  const tables = [
    'operators',
    'presence',
    'sets',
    'actions',
    'resources',
    'variables',
    'principals',
  ]
  const rows = tables.reduce((sum, name) => sum + rowsOf(name).length, 0)
  expect(rows + ids.length).toBeGreaterThan(600)
})
