import type { Resource } from '../../../model/resource.ts'
import { at, regions } from '../organization.ts'
import type { Place } from '../place.ts'
import { account } from '../parts/account.ts'
import { instance } from '../parts/compute.ts'
import { managedPolicy, role, user } from '../parts/identity.ts'
import { from, network, openEgress, securityGroup } from '../parts/network.ts'
import { allow } from '../parts/policies.ts'
import { service } from '../parts/service.ts'
import { bucket, database, key, snapshot, volume } from '../parts/storage.ts'
import { awsPolicies } from '../parts/aws-policies.ts'
import { regionBaseline } from '../parts/baseline.ts'

const services = [
  'payments',
  'ledger',
  'cards',
  'merchants',
  'onboarding',
  'fraud',
  'webhooks',
  'search',
  'playground',
]

/** Development: the landing zone is there, discipline less so. */
export function development(): readonly Resource[] {
  const place = at('development')
  const [home = '', second = ''] = regions
  return [
    account(place, {
      root: { mfa: false, keys: 1, used: 12 },
      passwordPolicy: false,
      publicAccessBlock: false,
      contacts: { $unknown: 'denied', detail: 'account:GetAlternateContact' },
    }),
    ...people(place),
    ...inRegion(at('development', home)),
    ...regionBaseline(at('development', second), {
      config: false,
      securityHub: false,
      analyzer: false,
      ebs: false,
      region: { SnapshotBlockPublicAccess: 'unblocked', InstanceMetadataDefaults: {} },
    }),
  ]
}

function people(place: Place): readonly Resource[] {
  const names = ['build-bot', 'load-tester', 'contractor-ui', 'hackathon']
  return [
    ...names.map((name, i) =>
      user(place, name, {
        password: i > 1,
        mfa: i === 2,
        key: { age: 120 + 150 * i, used: i === 3 ? null : 5 + 60 * i },
      }),
    ),
    ...awsPolicies(place, 'AdministratorAccess'),
    // A weakness: whoever may start the pipeline can have a function run as administrator.
    role(place, 'ci-runner', {
      service: 'codebuild',
      statements: [
        allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole'], '*'),
        allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::examplepay-development-builds/*'),
      ],
      used: 1,
    }),
    role(place, 'nightly-cleanup', {
      managed: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      used: 1,
    }),
    role(place, 'developer-admin', {
      service: 'ec2',
      managed: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      used: 1,
    }),
    managedPolicy(
      place,
      'developers',
      [allow(['s3:*', 'dynamodb:*', 'lambda:*', 'iam:PassRole'], '*')],
      6,
    ),
  ]
}

function inRegion(place: Place): readonly Resource[] {
  const net = network(place, 'playground', {
    octet: 40,
    endpoints: false,
    autoPublicIp: true,
  })
  const group = securityGroup(place, 'anything-goes', net.id, {
    SecurityGroupIngress: [from('0.0.0.0/0', 22), from('0.0.0.0/0', 5432), from('0.0.0.0/0', 8080)],
    SecurityGroupEgress: openEgress,
  })
  const boxes = Array.from({ length: 6 }, (_, i) => {
    const disk = volume(place, `box-${i}`, { properties: { Encrypted: i % 2 === 0 } })
    return [
      disk,
      instance(place, `box-${i}`, {
        subnet: net.publicSubnets[0] ?? '',
        group: group.id,
        volume: disk.id,
        publicIp: `192.0.2.${10 + i}`,
        properties: {
          KeyName: 'dev',
          Monitoring: false,
          MetadataOptions: { HttpTokens: i % 2 === 0 ? 'required' : 'optional' },
        },
      }),
      snapshot(place, `box-${i}`, { properties: { VolumeId: disk.id, Encrypted: i % 2 === 0 } }),
    ]
  })
  return [
    ...regionBaseline(place, { securityHub: false }),
    key(place, 'examplepay-messaging'),
    ...net.resources,
    group,
    ...boxes.flat(),
    ...services.flatMap((name) =>
      service(place, name, {
        endlessLogs: true,
        silentAlarm: true,
        fragileTable: true,
        looseImages: name !== 'payments',
        oldRuntime: name === 'playground',
        wideRole: name === 'playground',
      }),
    ),
    bucket(place, 'examplepay-dev-artifacts', {
      properties: { VersioningConfiguration: undefined },
    }),
    bucket(place, 'examplepay-dev-scratch', {
      tls: false,
      properties: {
        LifecycleConfiguration: undefined,
        PublicAccessBlockConfiguration: undefined,
        VersioningConfiguration: undefined,
      },
      tags: { 'data-classification': '' },
    }),
    database(place, 'sandbox', {
      properties: {
        PubliclyAccessible: true,
        StorageEncrypted: false,
        BackupRetentionPeriod: 1,
        DeletionProtection: false,
        MultiAZ: false,
        ManageMasterUserPassword: false,
        EnableIAMDatabaseAuthentication: false,
      },
    }),
  ]
}
