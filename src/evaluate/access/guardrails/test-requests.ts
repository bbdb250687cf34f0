import { regionsIn } from '../catalogue/regions.ts'
import { contextOf } from '../request/context.ts'
import type { Principal } from '../request/principal.ts'
import type { AccessRequest } from '../request/request.ts'
import {
  type GuardrailTest,
  type ParameterValues,
  testAccount,
  testOrganization,
} from './guardrail.ts'

/** Whom a test is asked about: the account and the organization that stand in for those it is written for. */
export interface TestPlace {
  readonly account: string
  readonly organization?: string
  readonly orgPaths?: readonly string[]
  /** What keys are that the test does not mention. */
  readonly others: 'absent' | 'unknown'
}

export const writtenPlace: TestPlace = {
  account: testAccount,
  organization: testOrganization,
  others: 'absent',
}

/**
 * The requests of a test: one, or one for each Region where it is written for any Region that is not allowed (`{{!name}}`).
 * @returns none when a parameter that it is about has no value
 */
export function testRequests(
  test: GuardrailTest,
  values: ParameterValues,
  place: TestPlace,
): readonly AccessRequest[] {
  const regions = outsideOf(test, values)
  return regions.flatMap((region) => {
    const request = requestOf(test, values, place, region)
    return request === undefined ? [] : [request]
  })
}

const outside = /\{\{!(\w+)\}\}/

/** The Regions that the parameter does not name; one without meaning where the test has no such text. */
function outsideOf({ request }: GuardrailTest, values: ParameterValues): readonly string[] {
  const name = outside.exec(JSON.stringify(request))?.[1]
  if (name === undefined) return ['']
  const named = new Set(Object.hasOwn(values, name) ? values[name] : [])
  return [...regionsIn('aws')].filter((region) => !named.has(region))
}

function requestOf(
  { request }: GuardrailTest,
  values: ParameterValues,
  place: TestPlace,
  region: string,
): AccessRequest | undefined {
  let complete = true
  const text = (written: string): string =>
    written
      .replaceAll(testAccount, place.account)
      .replaceAll(testOrganization, place.organization ?? testOrganization)
      .replaceAll(/\{\{!\w+\}\}/g, region)
      .replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
        const value = Object.hasOwn(values, name) ? values[name]?.[0] : undefined
        if (value === undefined) complete = false
        return value === undefined ? whole : concrete(value, place.account)
      })
  const context = Object.fromEntries(
    Object.entries(request.context).map(([key, value]) => [
      key,
      typeof value === 'string' ? text(value) : value.map(text),
    ]),
  )
  const made: AccessRequest = {
    principal: principalIn(request.principal, text, place),
    action: request.action,
    resource: text(request.resource),
    ...(request.resourceAccount !== undefined && {
      resourceAccount: text(request.resourceAccount),
    }),
    context: contextOf(context, [], place.others),
  }
  return complete ? made : undefined
}

function principalIn(
  { arn: writtenArn, ...principal }: Principal,
  text: (written: string) => string,
  place: TestPlace,
): Principal {
  const arn = writtenArn === undefined ? undefined : text(writtenArn)
  const account = principal.account === undefined ? arn?.split(':')[4] : text(principal.account)
  const inside = account === place.account && principal.orgId === undefined
  return {
    ...principal,
    ...(arn !== undefined && { arn }),
    ...(account !== undefined && { account }),
    ...(principal.orgId !== undefined && { orgId: text(principal.orgId) }),
    ...(inside && place.organization !== undefined && { orgId: place.organization }),
    ...(inside && place.orgPaths !== undefined && { orgPaths: place.orgPaths }),
  }
}

/** Something that a pattern matches: `arn:aws:iam::*:role/security/*` → a role of the account. */
function concrete(pattern: string, account: string): string {
  const parts = pattern.split(':')
  if (parts[0] === 'arn' && parts[4] !== undefined && /[*?]/.test(parts[4])) parts[4] = account
  return parts.join(':').replaceAll(/[*?]/g, 'x')
}
