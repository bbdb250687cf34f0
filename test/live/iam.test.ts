import { IAM } from '@aws-sdk/client-iam'
import { beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, the } from './moto.ts'

const trust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
}
const readObjects = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a b/*' }],
}
const boundary = 'arn:aws:iam::aws:policy/PowerUserAccess'

describeLive('Live IAM', (moto) => {
  let collected: Collected
  let keyId: string | undefined
  let policyArn: string
  beforeAll(async () => {
    const iam = moto.client(IAM)
    const PolicyDocument = JSON.stringify(readObjects)
    policyArn =
      (await iam.createPolicy({ PolicyName: 'read-objects', PolicyDocument })).Policy?.Arn ?? ''
    await iam.createGroup({ GroupName: 'auditors' })
    await iam.attachGroupPolicy({ GroupName: 'auditors', PolicyArn: policyArn })
    await iam.createUser({ UserName: 'ana', Tags: [{ Key: 'team', Value: 'core' }] })
    await iam.createUser({ UserName: 'comma,user' })
    await iam.createLoginProfile({ UserName: 'ana', Password: 'a-Long-Passw0rd!' })
    await iam.addUserToGroup({ UserName: 'ana', GroupName: 'auditors' })
    await iam.putUserPolicy({ UserName: 'ana', PolicyName: 'inline', PolicyDocument })
    await iam.attachUserPolicy({ UserName: 'ana', PolicyArn: policyArn })
    keyId = (await iam.createAccessKey({ UserName: 'ana' })).AccessKey?.AccessKeyId
    await iam.createRole({
      RoleName: 'app',
      AssumeRolePolicyDocument: JSON.stringify(trust),
      PermissionsBoundary: boundary,
      MaxSessionDuration: 7200,
    })
    await iam.putRolePolicy({ RoleName: 'app', PolicyName: 'inline', PolicyDocument })
    await iam.createInstanceProfile({ InstanceProfileName: 'app-profile' })
    await iam.addRoleToInstanceProfile({ InstanceProfileName: 'app-profile', RoleName: 'app' })
    await iam.updateAccountPasswordPolicy({ MinimumPasswordLength: 14, RequireSymbols: true })
    await iam.createOpenIDConnectProvider({
      Url: 'https://token.example.com/tenant',
      ClientIDList: ['plinth'],
      ThumbprintList: ['a'.repeat(40)],
    })
    await iam.uploadServerCertificate({
      ServerCertificateName: 'old',
      CertificateBody: 'certificate',
      PrivateKey: 'key',
    })
    collected = await moto.collect({ services: ['iam'] })
  })

  test('is read without a gap', () => {
    expect(collected.gaps).toEqual([])
  })

  test('a user carries policies, groups and tags', () => {
    const user = the(collected, 'AWS::IAM::User', 'ana')
    expect(user.properties).toEqual({
      UserName: 'ana',
      Path: '/',
      Groups: ['auditors'],
      Policies: [{ PolicyName: 'inline', PolicyDocument: readObjects }],
      ManagedPolicyArns: [policyArn],
    })
    expect(user.tags).toEqual({ team: 'core' })
    expect(user.region).toBeUndefined()
  })

  test('a user carries what the credential report and its keys say', () => {
    const { facts } = the(collected, 'AWS::IAM::User', 'ana')
    expect(facts).toMatchObject({
      PasswordEnabled: true,
      MfaActive: false,
      AccessKeys: [{ AccessKeyId: keyId, Status: 'Active' }],
    })
    expect(facts?.['CreatedAt']).toMatch(/^\d{4}-/)
  })

  test('a comma in the name of a user does not shift the report', () => {
    expect(the(collected, 'AWS::IAM::User', 'comma,user').facts).toMatchObject({
      PasswordEnabled: false,
      MfaActive: false,
      AccessKeys: [],
    })
  })

  test('a role carries trust, boundary and session length; never used is null', () => {
    const role = the(collected, 'AWS::IAM::Role', 'app')
    expect(role.properties).toMatchObject({
      RoleName: 'app',
      AssumeRolePolicyDocument: trust,
      PermissionsBoundary: boundary,
      MaxSessionDuration: 7200,
      Policies: [{ PolicyName: 'inline', PolicyDocument: readObjects }],
    })
    expect(role.facts).toMatchObject({ LastUsedAt: null })
  })

  test('groups, managed policies and instance profiles are resources', () => {
    expect(the(collected, 'AWS::IAM::Group').properties['ManagedPolicyArns']).toEqual([policyArn])
    const policy = the(collected, 'AWS::IAM::ManagedPolicy')
    expect(policy.id).toBe(policyArn)
    expect(policy.properties['PolicyDocument']).toEqual(readObjects)
    expect(policy.facts).toEqual({ AttachmentCount: 2, VersionCount: 1, OtherVersions: [] })
    expect(the(collected, 'AWS::IAM::InstanceProfile').properties['Roles']).toEqual(['app'])
  })

  test('providers and certificates are resources', () => {
    expect(the(collected, 'AWS::IAM::OIDCProvider').properties).toEqual({
      Url: 'https://token.example.com/tenant',
      ClientIdList: ['plinth'],
      ThumbprintList: ['a'.repeat(40)],
    })
    expect(the(collected, 'AWS::IAM::ServerCertificate', 'old').facts).toHaveProperty('NotAfter')
  })

  test('the account carries the password policy and what is known of root', () => {
    const account = the(collected, 'AWS::::Account')
    expect(account.properties['PasswordPolicy']).toMatchObject({
      MinimumPasswordLength: 14,
      RequireSymbols: true,
      RequireNumbers: false,
    })
    expect(account.facts?.['Root']).toMatchObject({ MfaActive: false, AccessKeys: 0 })
  })
})
