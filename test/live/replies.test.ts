import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { collect, describeLive, motoAccount, the } from './moto.ts'

/** Answers as the API references of EC2 and IAM show them, for calls that moto lacks or answers in part. */
const replies: Record<string, string> = {
  GetSnapshotBlockPublicAccessState: `<GetSnapshotBlockPublicAccessStateResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><state>block-all-sharing</state></GetSnapshotBlockPublicAccessStateResponse>`,
  GetImageBlockPublicAccessState: `<GetImageBlockPublicAccessStateResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><imageBlockPublicAccessState>block-new-sharing</imageBlockPublicAccessState></GetImageBlockPublicAccessStateResponse>`,
  GetInstanceMetadataDefaults: `<GetInstanceMetadataDefaultsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><accountLevel><httpTokens>required</httpTokens></accountLevel></GetInstanceMetadataDefaultsResponse>`,
  GetEbsDefaultKmsKeyId: `<GetEbsDefaultKmsKeyIdResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><kmsKeyId>alias/aws/ebs</kmsKeyId></GetEbsDefaultKmsKeyIdResponse>`,
  GetCredentialReport:
    credentialReport(`user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated
<root_account>,arn:aws:iam::${motoAccount}:root,2020-01-01T00:00:00+00:00,not_supported,2026-01-02T00:00:00+00:00,not_supported,not_supported,true,true,2020-01-01T00:00:00+00:00,2026-03-04T05:06:07+00:00,us-east-1,s3,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
ana,arn:aws:iam::${motoAccount}:user/ana,2020-01-01T00:00:00+00:00,true,2026-02-01T00:00:00+00:00,2025-01-01T00:00:00+00:00,N/A,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`),
}

describeLive('Live AWS beyond moto', (moto) => {
  let proxy: FaultProxy
  beforeAll(async () => {
    await moto.client(IAM).createUser({ UserName: 'ana' })
    await moto.client(EC2).enableEbsEncryptionByDefault({})
    proxy = await startFaultProxy(moto.endpoint)
    for (const [operation, reply] of Object.entries(replies))
      proxy.rules.push({ match: (call) => call.operation === operation, fault: { reply } })
  })
  afterAll(() => proxy.stop())

  test('every setting of a Region is known', async () => {
    const collected = await collect({ endpointUrl: proxy.endpoint, services: ['ec2'] })
    expect(collected.gaps).toEqual([])
    expect(the(collected, 'AWS::::Region').properties).toEqual({
      EbsEncryptionByDefault: true,
      EbsDefaultKmsKeyId: 'alias/aws/ebs',
      SnapshotBlockPublicAccess: 'block-all-sharing',
      ImageBlockPublicAccess: 'block-new-sharing',
      InstanceMetadataDefaults: { HttpTokens: 'required' },
    })
  })

  test('the credential report tells of root and of users', async () => {
    const collected = await collect({ endpointUrl: proxy.endpoint, services: ['iam'] })
    expect(collected.gaps).toEqual([])
    expect(the(collected, 'AWS::::Account').facts).toEqual({
      Root: { MfaActive: true, AccessKeys: 1, LastUsedAt: '2026-03-04T05:06:07.000Z' },
    })
    expect(the(collected, 'AWS::IAM::User').facts).toMatchObject({
      MfaActive: true,
      PasswordEnabled: true,
      PasswordLastUsedAt: '2026-02-01T00:00:00.000Z',
      PasswordLastChangedAt: '2025-01-01T00:00:00.000Z',
    })
  })
})

function credentialReport(csv: string): string {
  const content = Buffer.from(csv).toString('base64')
  return `<GetCredentialReportResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetCredentialReportResult><Content>${content}</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-04-01T00:00:00Z</GeneratedTime></GetCredentialReportResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCredentialReportResponse>`
}
