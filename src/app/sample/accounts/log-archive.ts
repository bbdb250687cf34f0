import type { Resource } from '../../../model/resource.ts'
import { accounts, at, organizationId, regions } from '../organization.ts'
import { account } from '../parts/account.ts'
import { role } from '../parts/identity.ts'
import { allow, trustAccount } from '../parts/policies.ts'
import { bucket, key } from '../parts/storage.ts'
import { regionBaseline } from '../parts/baseline.ts'

const place = at('logArchive', 'eu-west-1')

/** The log archive: where every account's trail, flow logs and configuration history end. */
export function logArchive(): readonly Resource[] {
  const archiveKey = key(place, 'examplepay-log-archive')
  return [
    account(at('logArchive'), { root: { mfa: true, keys: 0, used: null } }),
    archiveKey,
    ...['cloudtrail', 'config', 'flow-logs', 'access-logs'].map((name) =>
      archive(name, archiveKey.arn ?? ''),
    ),
    role(place, 'log-reader', {
      trust: trustAccount(accounts.security, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      statements: [
        allow(
          ['s3:GetObject', 's3:ListBucket'],
          ['arn:aws:s3:::examplepay-log-archive-*', 'arn:aws:s3:::examplepay-log-archive-*/*'],
        ),
      ],
    }),
    ...regions.flatMap((region) => regionBaseline(at('logArchive', region))),
  ]
}

/** Only the trail's bucket is locked against deletion; the others rely on permissions. */
function archive(name: string, keyArn: string): Resource {
  return bucket(place, `examplepay-log-archive-${name}`, {
    key: keyArn,
    statements: [
      {
        Sid: 'Deliver',
        Effect: 'Allow',
        Principal: {
          Service: [
            'cloudtrail.amazonaws.com',
            'config.amazonaws.com',
            'delivery.logs.amazonaws.com',
          ],
        },
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::examplepay-log-archive-${name}/*`,
        Condition: { StringEquals: { 'aws:SourceOrgID': organizationId } },
      },
    ],
    properties:
      name === 'cloudtrail'
        ? {
            ObjectLockEnabled: true,
            ObjectLockConfiguration: {
              ObjectLockEnabled: 'Enabled',
              Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } },
            },
          }
        : {},
    tags: { 'data-classification': 'confidential' },
  })
}
