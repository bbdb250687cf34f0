import type { Resource } from '../../../model/resource.ts'
import { accounts, at, regions } from '../organization.ts'
import { daysAgo, idFrom, make, type Place } from '../place.ts'
import { account } from '../parts/account.ts'
import { image, instance, loadBalancer } from '../parts/compute.ts'
import { managedPolicy, role, user } from '../parts/identity.ts'
import { from, httpsEgress, network, openEgress, securityGroup } from '../parts/network.ts'
import { allow, policy, trustAccount } from '../parts/policies.ts'
import { type Habits, service } from '../parts/service.ts'
import { bucket, database, key, snapshot, volume } from '../parts/storage.ts'
import { regionBaseline } from '../parts/baseline.ts'
import { topic } from '../parts/watch.ts'

/** Team → how it strays from the platform's template. Most do not. */
const services: Readonly<Record<string, Habits>> = {
  payments: {},
  ledger: {},
  cards: {},
  settlement: {},
  payouts: { wideRole: true },
  merchants: {},
  onboarding: { plainSecret: true },
  disputes: { staleSecret: true },
  fraud: {},
  notifications: { plainTopic: true, endlessLogs: true },
  webhooks: { oldRuntime: true },
  reporting: { wideRole: true, fragileTable: true },
  reconciliation: { staleSecret: true },
  invoices: { endlessLogs: true },
  search: { looseImages: true },
  sessions: {},
  exports: { silentAlarm: true },
  limits: {},
  accounts: {},
  pricing: {},
  tokens: {},
  identity: {},
  statements: { endlessLogs: true },
  refunds: {},
  subscriptions: {},
  taxes: { staleSecret: true },
  partners: { wideRole: true, silentAlarm: true },
  audit: {},
  scheduler: {},
}

/** Production: the platform in two Regions. */
export function production(): readonly Resource[] {
  return [
    // A weakness: no account-wide block of public access, because of one public bucket.
    account(at('production'), {
      root: { mfa: true, keys: 0, used: 41 },
      publicAccessBlock: false,
    }),
    ...identities(),
    ...regions.flatMap((region, index) => inRegion(at('production', region), index)),
  ]
}

function identities(): readonly Resource[] {
  const place = at('production')
  return [
    make(place, 'AWS::IAM::SAMLProvider', 'ExamplePayIdP', {
      properties: { Name: 'ExamplePayIdP' },
    }),
    role(place, 'instance-baseline', {
      service: 'ec2',
      managed: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'],
    }),
    role(place, 'developer', {
      trust: trustAccount(accounts.security, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      managed: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    }),
    // Weaknesses: a deployer that may do everything, a vendor without external id, a user with a two-year-old key.
    role(place, 'legacy-deployer', {
      service: 'codebuild',
      managed: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      used: 6,
    }),
    role(place, 'observability-vendor', {
      trust: trustAccount('888800002222'),
      managed: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    }),
    role(place, 'migration-2024', { service: 'dms', statements: [allow('s3:*', '*')], used: null }),
    user(place, 'statement-uploader', { key: { age: 730, used: 1 } }),
    managedPolicy(
      place,
      'operate-queues',
      [allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], `arn:aws:sqs:*:${place.account}:*-jobs`)],
      4,
    ),
    managedPolicy(place, 'decrypt-all', [allow('kms:Decrypt', '*')], 3),
  ]
}

function inRegion(place: Place, index: number): readonly Resource[] {
  const primary = index === 0
  const net = network(place, 'platform', { octet: 10 + index })
  return [
    ...regionBaseline(place, { guardDuty: true, securityHub: primary, ebs: primary }),
    key(place, 'examplepay-data'),
    key(place, 'examplepay-messaging', primary ? {} : { properties: { EnableKeyRotation: false } }),
    ...net.resources,
    ...edge(place, net.id, net.publicSubnets, primary),
    ...workers(place, net.id, net.privateSubnets, primary),
    ...databases(place, primary),
    ...buckets(place, primary),
    topic(place, 'service-alerts'),
    ...Object.entries(services).flatMap(([name, habits]) => service(place, name, habits)),
    ...(primary ? distribution(place) : []),
    ...(primary
      ? [make(place, 'AWS::Macie::Session', place.account, { properties: { Status: 'ENABLED' } })]
      : []),
    image(place, 'hardened-linux', primary ? 24 : 260),
  ]
}

function edge(
  place: Place,
  vpc: string,
  subnets: readonly string[],
  primary: boolean,
): readonly Resource[] {
  const web = securityGroup(place, 'edge', vpc, {
    SecurityGroupIngress: [from('0.0.0.0/0', 443), from('0.0.0.0/0', 80)],
    SecurityGroupEgress: httpsEgress,
  })
  const certificate = make(
    place,
    'AWS::CertificateManager::Certificate',
    `arn:aws:acm:${place.region}:${place.account}:certificate/api`,
    {
      properties: {
        DomainName: 'api.example.com',
        ValidationMethod: 'DNS',
        KeyAlgorithm: 'EC_prime256v1',
      },
      facts: {
        NotAfter: daysAgo(-200),
        Status: 'ISSUED',
        RenewalEligibility: 'ELIGIBLE',
        InUse: true,
      },
    },
  )
  const acl = make(place, 'AWS::WAFv2::WebACL', 'edge', {
    properties: {
      Name: 'edge',
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: [
        {
          Name: 'common',
          Priority: 0,
          Statement: {
            ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' },
          },
          OverrideAction: { None: {} },
        },
      ],
    },
  })
  const shared = {
    scheme: 'internet-facing',
    groups: [web.id],
    subnets,
    certificate: certificate.id,
  }
  return [
    web,
    certificate,
    acl,
    ...loadBalancer(place, 'api', primary ? { ...shared, waf: acl.arn ?? '' } : shared),
    // A weakness: the partners' gateway still speaks TLS 1.0.
    ...loadBalancer(place, 'partners', {
      ...shared,
      waf: acl.arn ?? '',
      policy: 'ELBSecurityPolicy-2016-08',
    }),
  ]
}

function workers(
  place: Place,
  vpc: string,
  subnets: readonly string[],
  primary: boolean,
): readonly Resource[] {
  const group = securityGroup(place, 'workers', vpc, {
    SecurityGroupIngress: [from('10.0.0.0/8', 8443)],
    SecurityGroupEgress: httpsEgress,
  })
  // A weakness: a bastion from before Session Manager, open to the world in the second Region.
  const bastionGroup = securityGroup(place, 'bastion', vpc, {
    SecurityGroupIngress: [from(primary ? '198.51.100.0/24' : '0.0.0.0/0', 22, 'SSH')],
    SecurityGroupEgress: openEgress,
  })
  const fleet = Array.from({ length: 24 }, (_, i) => {
    const disk = volume(place, `worker-${i}`)
    return [
      disk,
      instance(place, `worker-${i}`, {
        subnet: subnets[i % 3] ?? '',
        group: group.id,
        volume: disk.id,
      }),
      snapshot(place, `worker-${i}`, { properties: { VolumeId: disk.id } }),
    ]
  })
  const disk = volume(place, 'bastion', { properties: { Encrypted: primary } })
  return [
    group,
    bastionGroup,
    ...fleet.flat(),
    disk,
    instance(place, 'bastion', {
      subnet: subnets[0] ?? '',
      group: bastionGroup.id,
      volume: disk.id,
      publicIp: '203.0.113.10',
      properties: {
        KeyName: 'operations',
        MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'enabled' },
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda', Ebs: { VolumeId: disk.id, Encrypted: primary } },
        ],
      },
    }),
  ]
}

function databases(place: Place, primary: boolean): readonly Resource[] {
  return [
    make(place, 'AWS::RDS::DBParameterGroup', 'examplepay-postgres16', {
      properties: { Family: 'postgres16', Parameters: { 'rds.force_ssl': '1' } },
    }),
    ...['ledger', 'merchants', 'cards'].map((name) => database(place, name)),
    // A weakness: the analytics copy skipped the module.
    database(place, 'analytics', {
      properties: {
        StorageEncrypted: primary,
        BackupRetentionPeriod: 1,
        DeletionProtection: false,
        EnableIAMDatabaseAuthentication: false,
        ManageMasterUserPassword: false,
        MasterUserSecret: undefined,
        EnableCloudwatchLogsExports: [],
      },
    }),
    make(place, 'AWS::RDS::DBSnapshot', 'ledger-monthly', {
      properties: {
        DBSnapshotIdentifier: 'ledger-monthly',
        Encrypted: true,
        SharedWith: [accounts.logArchive],
      },
    }),
    make(place, 'AWS::EFS::FileSystem', idFrom('fs', `${place.region}shared`), {
      properties: {
        Encrypted: true,
        BackupPolicy: { Status: 'ENABLED' },
        FileSystemPolicy: policy({
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: '*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      },
    }),
    make(place, 'AWS::Backup::BackupVault', 'platform', {
      properties: {
        BackupVaultName: 'platform',
        EncryptionKeyArn: 'alias/examplepay-data',
        ...(primary && { LockConfiguration: { MinRetentionDays: 30 } }),
      },
    }),
    make(place, 'AWS::Backup::BackupPlan', 'daily', {
      properties: {
        BackupPlan: {
          BackupPlanName: 'daily',
          BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: 'platform' }],
        },
      },
    }),
  ]
}

function buckets(place: Place, primary: boolean): readonly Resource[] {
  const name = (part: string) => `examplepay-${part}-${place.region}`
  const logs = name('access-logs')
  const dataKey = 'alias/examplepay-data'
  const inboxes = [
    'statements',
    'receipts',
    'kyc-documents',
    'chargebacks',
    'exports',
    'model-features',
    'invoices',
    'audit-copies',
  ]
  return [
    bucket(place, logs, {
      properties: {
        AccessControl: 'LogDeliveryWrite',
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
      },
    }),
    ...inboxes.map((part) =>
      bucket(place, name(part), {
        key: dataKey,
        logsTo: logs,
        tags: { 'data-classification': part === 'kyc-documents' ? 'restricted' : 'confidential' },
      }),
    ),
    // Weaknesses: a marketing bucket opened by policy, and a bucket shared with a partner over plain HTTP.
    ...(primary
      ? [
          bucket(place, 'examplepay-press-kit', {
            tls: false,
            statements: [
              {
                Effect: 'Allow',
                Principal: '*',
                Action: 's3:GetObject',
                Resource: 'arn:aws:s3:::examplepay-press-kit/*',
              },
            ],
            properties: {
              PublicAccessBlockConfiguration: {
                BlockPublicAcls: true,
                IgnorePublicAcls: true,
                BlockPublicPolicy: false,
                RestrictPublicBuckets: false,
              },
              VersioningConfiguration: undefined,
              LifecycleConfiguration: undefined,
            },
            tags: { 'data-classification': 'public' },
          }),
        ]
      : [
          bucket(place, 'examplepay-partner-drop', {
            tls: false,
            statements: [
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::777700003333:root' },
                Action: ['s3:GetObject', 's3:PutObject'],
                Resource: 'arn:aws:s3:::examplepay-partner-drop/*',
              },
            ],
          }),
        ]),
  ]
}

function distribution(place: Place): readonly Resource[] {
  return [
    make(
      { account: place.account, tags: place.tags },
      'AWS::CloudFront::Distribution',
      'E1EXAMPLE',
      {
        properties: {
          DistributionConfig: {
            Enabled: true,
            DefaultRootObject: 'index.html',
            WebACLId: `arn:aws:wafv2:us-east-1:${place.account}:global/webacl/edge/1`,
            Logging: { Bucket: 'examplepay-access-logs-eu-west-1.s3.amazonaws.com' },
            ViewerCertificate: {
              AcmCertificateArn: `arn:aws:acm:us-east-1:${place.account}:certificate/www`,
              MinimumProtocolVersion: 'TLSv1.2_2021',
              SslSupportMethod: 'sni-only',
            },
            DefaultCacheBehavior: {
              TargetOriginId: 'site',
              ViewerProtocolPolicy: 'redirect-to-https',
            },
            Origins: [
              {
                Id: 'site',
                DomainName: 'examplepay-exports-eu-west-1.s3.eu-west-1.amazonaws.com',
                OriginAccessControlId: 'E2EXAMPLE',
                S3OriginConfig: {},
              },
            ],
          },
        },
      },
    ),
  ]
}
