import { check } from '../../../../model/check.ts'
import { hasSome } from '../../predicates/related.ts'

const unitType = 'AWS::Organizations::OrganizationalUnit'

export default check({
  title: 'Accounts are grouped in organizational units',
  resource: 'AWS::Organizations::Organization',
  severity: 'low',
  why: 'Guardrails differ by purpose, and units are what they attach to.',
  fix: {
    text: 'Create units by purpose (security, infrastructure, workloads, sandbox) and move the accounts there.',
    effort: 'M',
    cli: 'aws organizations create-organizational-unit --parent-id ROOT_ID --name NAME',
    cloudformation: `Type: AWS::Organizations::OrganizationalUnit
Properties:
  Name: NAME
  ParentId: ROOT_ID`,
  },
  reads: [],
  relates: [unitType],
  test: (organization, facts) =>
    hasSome(organization, facts, unitType, () => true, {
      pass: 'The organization has organizational units.',
      fail: 'The organization has no organizational units.',
    }),
  examples: {
    pass: [{ name: 'with a unit', near: [{ type: unitType, id: 'ou-root-security' }] }],
    fail: [{ name: 'without units' }],
    unknown: [{ name: 'when units were not seen', unseen: [unitType] }],
  },
})
