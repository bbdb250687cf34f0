import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, notApplicable, pass, undecided } from '../../predicates/judgement.ts'
import { nameSome } from '../../predicates/name-some.ts'

const organizationType = 'AWS::Organizations::Organization'
const policyType = 'AWS::Organizations::Policy'
/** What no account of an organization needs to do, and what an intruder does first. */
const wanted = [
  'stay-in-organization',
  'no-root-user',
  'keep-cloudtrail',
  'keep-guardduty',
  'keep-config',
]

const denied = [
  'organizations:LeaveOrganization',
  'cloudtrail:DeleteTrail',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'cloudtrail:PutEventSelectors',
  'guardduty:*',
  'config:*',
]

export default check({
  title: 'Guardrails deny what no account needs',
  resource: accountType,
  severity: 'medium',
  why: 'A policy of the account can always be changed by its administrators; only what the organization denies holds.',
  fix: {
    text: 'Attach guardrails of the library to the account or above it; plinth access guardrail shows them and what they would break.',
    effort: 'M',
    cli: 'aws organizations attach-policy --policy-id POLICY_ID --target-id ROOT_OR_OU_ID',
  },
  reads: [],
  relates: [organizationType, policyType],
  test: (account, facts) => {
    const organization = facts.everywhere(organizationType)[0]
    const unseen = [organizationType, policyType]
      .map((type) => facts.seen(type, organization ?? account))
      .find(isUnknown)
    if (organization === undefined && unseen !== undefined) return undecided(unseen, '/id')
    if (organization === undefined)
      return notApplicable('The account is in no organization.', '/id')
    if (organization.properties['ManagementAccountId'] === account.account)
      return notApplicable('No guardrail binds the management account.', '/id')
    const found = unseen ?? facts.access.guardrails(account, wanted)
    if (isUnknown(found)) return undecided(found, '/id')
    const open = found.filter(({ inForce }) => inForce === false).map(({ name }) => name)
    if (open.length > 0) return fail(`Nothing holds: ${nameSome(open, 5)}.`, '/id')
    const doubt = found.map(({ inForce }) => inForce).find(isUnknown)
    return doubt === undefined
      ? pass(
          'Leaving, root users and switching off logs and detection are denied, at least in part.',
          '/id',
        )
      : undecided(doubt, '/id')
  },
  examples: {
    pass: [{ name: 'with a policy that denies them', near: estate(denied) }],
    fail: [
      { name: 'with the policy of AWS only', near: estate() },
      { name: 'with a policy that denies a part', near: estate(['cloudtrail:StopLogging']) },
    ],
    unknown: [{ name: 'when policies were not seen', near: estate(), unseen: [policyType] }],
    notApplicable: [{ name: 'outside of any organization' }],
  },
})

function estate(actions: readonly string[] = []) {
  const policy = (id: string, statements: readonly object[]) => ({
    type: policyType,
    id,
    properties: {
      Name: id,
      Type: 'SERVICE_CONTROL_POLICY',
      Content: { Version: '2012-10-17', Statement: statements },
      TargetIds: ['r-exam', '111122223333'],
    },
  })
  const root = { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }
  const guardrails = [
    { Effect: 'Deny', Action: actions, Resource: '*' },
    { Effect: 'Deny', Action: '*', Resource: '*', Condition: root },
  ]
  return [
    {
      type: organizationType,
      id: 'o-example',
      properties: { ManagementAccountId: '444455556666', RootId: 'r-exam' },
      facts: { EnabledPolicyTypes: ['SERVICE_CONTROL_POLICY'] },
    },
    {
      type: 'AWS::Organizations::Account',
      id: '111122223333',
      properties: { ParentIds: ['r-exam'] },
    },
    policy('p-FullAWSAccess', [{ Effect: 'Allow', Action: '*', Resource: '*' }]),
    ...(actions.length > 0 ? [policy('p-guardrails', guardrails)] : []),
  ]
}
