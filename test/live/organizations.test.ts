import { Account } from '@aws-sdk/client-account'
import { Organizations } from '@aws-sdk/client-organizations'
import { expect, test } from 'vitest'
import { describeLive, motoAccount, the } from './moto.ts'

const guardrail = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Stay', Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' },
  ],
}

describeLive(
  'Live organization',
  (moto) => {
    const services = ['organizations', 'account']

    test('an account outside any organization knows it', async () => {
      const collected = await moto.collect({ services })
      expect(collected.gaps).toEqual([])
      const account = the(collected, 'AWS::::Account')
      expect(account.properties).not.toHaveProperty('OrganizationId')
      expect(account.properties['AlternateContacts']).toEqual([])
      expect(collected.source.collected).toContain('AWS::Organizations::Organization')
    })

    test('a security contact is known by its kind', async () => {
      await moto.client(Account).putAlternateContact({
        AlternateContactType: 'SECURITY',
        Name: 'Security',
        Title: 'Team',
        EmailAddress: 'security@example.com',
        PhoneNumber: '+10000000000',
      })
      const collected = await moto.collect({ services })
      expect(the(collected, 'AWS::::Account').properties['AlternateContacts']).toEqual(['SECURITY'])
    })

    test('the management account sees units, accounts, policies and delegations', async () => {
      const client = moto.client(Organizations)
      const organization = (await client.createOrganization({ FeatureSet: 'ALL' })).Organization
      const RootId = (await client.listRoots({})).Roots?.[0]?.Id ?? ''
      await client.enablePolicyType({ RootId, PolicyType: 'SERVICE_CONTROL_POLICY' })
      const unit = await client.createOrganizationalUnit({ ParentId: RootId, Name: 'Workloads' })
      const unitId = unit.OrganizationalUnit?.Id ?? ''
      await client.createOrganizationalUnit({ ParentId: unitId, Name: 'Production' })
      const created = await client.createAccount({
        AccountName: 'security',
        Email: 'security@example.com',
      })
      const member = created.CreateAccountStatus?.AccountId ?? ''
      const made = await client.createPolicy({
        Name: 'stay',
        Description: '',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: JSON.stringify(guardrail),
      })
      const PolicyId = made.Policy?.PolicySummary?.Id ?? ''
      await client.attachPolicy({ PolicyId, TargetId: unitId })
      await client.registerDelegatedAdministrator({
        AccountId: member,
        ServicePrincipal: 'guardduty.amazonaws.com',
      })
      await client.enableAWSServiceAccess({ ServicePrincipal: 'config.amazonaws.com' })

      const collected = await moto.collect({ services })
      expect(collected.gaps).toEqual([])
      expect(the(collected, 'AWS::::Account').properties).toMatchObject({
        OrganizationId: organization?.Id,
        OrganizationFeatureSet: 'ALL',
      })
      expect(the(collected, 'AWS::Organizations::Organization').facts).toEqual({
        EnabledPolicyTypes: ['SERVICE_CONTROL_POLICY'],
        DelegatedAdministrators: [{ AccountId: member, Services: ['guardduty.amazonaws.com'] }],
        TrustedServices: expect.arrayContaining(['config.amazonaws.com']),
      })
      const ofType = (type: string) => collected.resources.filter((r) => r.type === type)
      const units = ofType('AWS::Organizations::OrganizationalUnit')
      expect(units.map((u) => u.name).toSorted()).toEqual(['Production', 'Workloads'])
      const accounts = ofType('AWS::Organizations::Account')
      expect(accounts.map((a) => a.id).toSorted()).toEqual([motoAccount, member].toSorted())
      expect(accounts.map((a) => a.facts?.['Status'])).toEqual(['ACTIVE', 'ACTIVE'])
      expect(accounts.map((a) => a.properties['ParentIds'])).toEqual([[RootId], [RootId]])
      const policies = ofType('AWS::Organizations::Policy')
      expect(policies.map((p) => p.name).toSorted()).toEqual(['FullAWSAccess', 'stay'])
      expect(policies.find((p) => p.name === 'stay')?.properties).toMatchObject({
        Name: 'stay',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: guardrail,
        TargetIds: [unitId],
      })
    })
  },
  'each',
)
