import type { Grammar, ValidatedType } from './document.ts'

/** Names of policy types: Access Analyzer's, and short ones for people. */
const types: Readonly<Record<string, ValidatedType>> = {
  identity: 'identity',
  identitypolicy: 'identity',
  boundary: 'identity',
  session: 'identity',
  resource: 'resource',
  resourcepolicy: 'resource',
  trust: 'trust',
  trustpolicy: 'trust',
  assumerolepolicydocument: 'trust',
  servicecontrol: 'service-control',
  servicecontrolpolicy: 'service-control',
  scp: 'service-control',
  resourcecontrol: 'resource-control',
  resourcecontrolpolicy: 'resource-control',
  rcp: 'resource-control',
}

const grammars: Readonly<Record<string, Grammar>> = {
  full: 'full',
  '2025': 'full',
  new: 'full',
  '2023': '2023',
  old: '2023',
  legacy: '2023',
}

/** Types of resources with rules of their own. Source: ValidatePolicy, validatePolicyResourceType. */
export const validatedResourceTypes = [
  'AWS::S3::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPoint',
  'AWS::IAM::AssumeRolePolicyDocument',
  'AWS::DynamoDB::Table',
] as const

/** @param name `IDENTITY_POLICY`, `identity`, `SCP`, … in any case */
export function readPolicyType(name: string): ValidatedType | undefined {
  const folded = name.toLowerCase().replaceAll(/[^a-z]/g, '')
  return Object.hasOwn(types, folded) ? types[folded] : undefined
}

export function readGrammar(name: string): Grammar | undefined {
  const folded = name.toLowerCase()
  return Object.hasOwn(grammars, folded) ? grammars[folded] : undefined
}

/**
 * The type of a policy that nobody told: with principals it is a resource policy, else an identity policy. Policies of AWS
 * Organizations look like identity policies, so they must be told.
 */
export function guessPolicyType(text: string): ValidatedType {
  return /"(?:Not)?Principal"\s*:/.test(text) ? 'resource' : 'identity'
}
