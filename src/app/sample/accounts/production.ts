import type { Resource } from '../../../model/resource.ts'
import { accounts, at, regions } from '../organization.ts'
import { make, type Place } from '../place.ts'
import { awsPolicies } from '../parts/aws-policies.ts'
import { account } from '../parts/account.ts'
import { image } from '../parts/compute.ts'
import { managedPolicy, role, user } from '../parts/identity.ts'
import { network } from '../parts/network.ts'
import { allow, trustAccount } from '../parts/policies.ts'
import { type Habits, service } from '../parts/service.ts'
import { key } from '../parts/storage.ts'
import { regionBaseline } from '../parts/baseline.ts'
import { topic } from '../parts/watch.ts'
import { distribution, edge, workers } from './production-compute.ts'
import { buckets, databases } from './production-data.ts'

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
    ...awsPolicies(place, 'AdministratorAccess', 'AmazonSSMManagedInstanceCore', 'ReadOnlyAccess'),
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
