import type {
  Authorization,
  Organization,
} from '../../../evaluate/access/evaluate/authorization.ts'
import type { KmsGrant } from '../../../evaluate/access/evaluate/layers/kms-grant.ts'
import { present } from '../../../lib/present.ts'
import { Fields, isObject, type Problems } from './fields.ts'
import type { PolicyReader } from './read-policies.ts'
import { readTags } from './read-principal.ts'
import { readS3 } from './read-s3.ts'

/** Reads every layer of a case; what is absent does not exist. */
export function readAuthorization(
  fields: Fields,
  resource: string,
  reader: PolicyReader,
  problems: Problems,
): Authorization {
  const identity = identityNames.map((names) => reader.list(fields, ...names))
  const identityPolicies = identity.every((each) => each === undefined)
    ? undefined
    : identity.flatMap((each) => each ?? [])
  return present({
    identityPolicies,
    permissionsBoundary: reader.one(
      fields,
      'permissionsBoundary',
      'permissionBoundary',
      'permissionBoundaries',
      'permissionsBoundaries',
      'permissionsBoundaryPolicyInputList',
      'boundary',
    ),
    sessionPolicies: reader.list(fields, 'sessionPolicies', 'sessionPolicy'),
    resourcePolicy: reader.one(
      fields,
      'resourcePolicy',
      'resourceBasedPolicy',
      'trustPolicy',
      'keyPolicy',
      'bucketPolicy',
      'assumeRolePolicyDocument',
    ),
    serviceControlPolicies: reader.levels(fields, 'serviceControlPolicies', 'scps', 'scp'),
    resourceControlPolicies: reader.levels(fields, 'resourceControlPolicies', 'rcps', 'rcp'),
    vpcEndpointPolicy: reader.one(
      fields,
      'vpcEndpointPolicy',
      'vpcEndpointPolicies',
      'endpointPolicy',
    ),
    kmsGrants: readGrants(
      fields.get('kmsGrants', 'grants'),
      fields.at('kmsGrants', 'grants'),
      problems,
    ),
    s3: readS3(fields, resource, reader, problems),
    organization: readOrganization(fields, problems),
  })
}

const identityNames = [
  ['identityPolicies', 'identityPolicy', 'policyInputList', 'principalPolicies', 'policies'],
  ['groupPolicies'],
  ['managedPolicies'],
  ['inlinePolicies', 'userPolicies', 'rolePolicies'],
] as const

function readOrganization(outer: Fields, problems: Problems): Organization | undefined {
  const fields = outer.object('organization', 'org')
  if (fields === undefined) return undefined
  const grammar = fields.text('serviceControlGrammar', 'scpGrammar')
  if (grammar !== undefined && grammar !== 'original' && grammar !== 'full')
    problems.report(
      fields.at('serviceControlGrammar', 'scpGrammar'),
      'The grammar is original or full.',
    )
  const read: Organization = present({
    id: fields.text('id', 'orgId', 'organizationId'),
    managementAccount: fields.text('managementAccount', 'managementAccountId', 'masterAccountId'),
    serviceControlGrammar: grammar === 'original' ? ('original' as const) : undefined,
  })
  fields.close()
  return read
}

function readGrants(
  value: unknown,
  pointer: string,
  problems: Problems,
): readonly KmsGrant[] | undefined {
  if (value === undefined) return undefined
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((each, index): readonly KmsGrant[] => {
    const grant = isObject(each) ? readGrant(each, `${pointer}/${index}`, problems) : undefined
    if (grant === undefined)
      problems.report(`${pointer}/${index}`, 'A grant has granteePrincipal and operations.')
    return grant === undefined ? [] : [grant]
  })
}

function readGrant(value: object, pointer: string, problems: Problems): KmsGrant | undefined {
  const fields = new Fields(value, pointer, problems)
  const granteePrincipal = fields.text('granteePrincipal', 'grantee')
  const operations = fields.texts('operations', 'operation')
  if (granteePrincipal === undefined || operations === undefined) return undefined
  const constraints = fields.object('constraints')
  return present({
    id: fields.text('grantId', 'id'),
    granteePrincipal,
    operations,
    constraints:
      constraints &&
      present({
        encryptionContextEquals: readTags(constraints.get('encryptionContextEquals')),
        encryptionContextSubset: readTags(constraints.get('encryptionContextSubset')),
      }),
  })
}
