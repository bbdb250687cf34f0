import { accountType, regionType } from '../model/resource.ts'

/** Services that watch or govern whole accounts: they protect every workload in the account, whatever its tags. */
const services = [
  'AccessAnalyzer',
  'Backup',
  'CloudTrail',
  'Config',
  'Detective',
  'GuardDuty',
  'InspectorV2',
  'Macie',
  'Organizations',
  'SecurityHub',
  'SSO',
] as const

/** Identities belong to their account: each of them can reach the workload. */
const types: ReadonlySet<string> = new Set([
  accountType,
  regionType,
  'AWS::IAM::Group',
  'AWS::IAM::OIDCProvider',
  'AWS::IAM::SAMLProvider',
  'AWS::IAM::ServerCertificate',
  'AWS::IAM::User',
])

const prefixes = services.map((service) => `AWS::${service}::`)

/** Whether a resource of a type belongs to every workload of its account, whatever the selectors say. */
export function isAccountWide(type: string): boolean {
  return types.has(type) || prefixes.some((prefix) => type.startsWith(prefix))
}

const globalServices = ['AWS::IAM::', 'AWS::CloudFront::', 'AWS::Organizations::', 'AWS::Route53::']

/** Whether resources of a type have no Region; whichever they carry is that of an API endpoint. */
export function isGlobal(type: string): boolean {
  return type === accountType || globalServices.some((prefix) => type.startsWith(prefix))
}
