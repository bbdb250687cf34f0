import { expect, it } from 'vitest'
import { accountType, type Resource } from '../../../model/resource.ts'
import { indexFacts } from '../facts-index.ts'
import { inOrganization } from './organization.ts'

const account = '111122223333'

function resource(type: string, properties: object = {}): Resource {
  return {
    type,
    id: account,
    account,
    properties: { ...properties },
    tags: {},
    source: { kind: 'aws' },
  }
}

function facts(...resources: Resource[]) {
  return indexFacts(
    { started: '', ended: '', sources: [], resources, gaps: [], diagnostics: [] },
    0,
  )
}

it('asks the account of a resource', () => {
  const member = resource(accountType, { OrganizationId: 'o-1' })
  const region = resource('AWS::::Region')
  expect(inOrganization(member, facts())).toBe(true)
  expect(inOrganization(region, facts(member))).toBe(true)
  expect(inOrganization(region, facts(resource(accountType)))).toBe(false)
  expect(inOrganization(region, facts())).toHaveProperty('$unknown')
  const denied = { $unknown: 'denied' }
  expect(inOrganization(resource(accountType, { OrganizationId: denied }), facts())).toEqual(denied)
})
