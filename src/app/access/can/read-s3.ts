import type {
  AclGrant,
  PublicAccessBlock,
  S3Settings,
} from '../../../evaluate/access/evaluate/layers/s3-settings.ts'
import { present } from '../../../lib/present.ts'
import { Fields, isObject, type Problems } from './fields.ts'
import type { PolicyReader } from './read-policies.ts'

const ownerships = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'] as const
const permissions = ['FULL_CONTROL', 'READ', 'WRITE', 'READ_ACP', 'WRITE_ACP'] as const

/** Reads what S3 decides by besides policies. */
export function readS3(
  outer: Fields,
  resource: string,
  reader: PolicyReader,
  problems: Problems,
): S3Settings | undefined {
  const s3 = outer.object('s3')
  if (s3 === undefined) return undefined
  const acl = readAcl(s3, problems, 'acl')
  const onObject = resource.replace(/^(?:[^:]*:){5}/, '').includes('/')
  const settings = present({
    organizationPublicAccessBlock: readBlock(
      s3,
      problems,
      'organizationPublicAccessBlock',
      'orgPublicAccessBlock',
    ),
    accountPublicAccessBlock: readBlock(s3, problems, 'accountPublicAccessBlock'),
    bucketPublicAccessBlock: readBlock(
      s3,
      problems,
      'bucketPublicAccessBlock',
      'publicAccessBlock',
      'blockPublicAccess',
    ),
    objectOwnership: choose(s3, ownerships, problems, 'objectOwnership', 'ownership'),
    bucketAcl: readAcl(s3, problems, 'bucketAcl') ?? (onObject ? undefined : acl),
    objectAcl: readAcl(s3, problems, 'objectAcl') ?? (onObject ? acl : undefined),
    accessPoint: readPoint(s3, reader, problems),
  })
  s3.close()
  return settings
}

function readPoint(
  s3: Fields,
  reader: PolicyReader,
  problems: Problems,
): S3Settings['accessPoint'] {
  const alone = reader.one(s3, 'accessPointPolicy')
  const given = s3.get('accessPoint', 'accessPointArn')
  if (typeof given === 'string')
    return present({ arn: given, policy: alone, bucketArn: s3.text('bucketArn', 'bucket') })
  const point = isObject(given) ? new Fields(given, s3.at('accessPoint'), problems) : undefined
  if (point === undefined) return alone && { policy: alone }
  const read = present({
    arn: point.text('arn'),
    bucketArn: point.text('bucketArn', 'bucket') ?? s3.text('bucketArn', 'bucket'),
    policy: reader.one(point, 'policy') ?? alone,
    publicAccessBlock: readBlock(point, problems, 'publicAccessBlock'),
    vpc: point.text('vpc', 'vpcId'),
  })
  point.close()
  return read
}

const blockNames = [
  'blockPublicAcls',
  'ignorePublicAcls',
  'blockPublicPolicy',
  'restrictPublicBuckets',
] as const

/** The four settings, or `true` for all of them. */
function readBlock(
  fields: Fields,
  problems: Problems,
  ...names: readonly string[]
): PublicAccessBlock | undefined {
  const value = fields.get(...names)
  if (typeof value === 'boolean') return Object.fromEntries(blockNames.map((name) => [name, value]))
  if (value === undefined) return undefined
  if (!isObject(value)) {
    problems.report(
      fields.at(...names),
      'The four settings of Block Public Access are expected here.',
    )
    return undefined
  }
  const block = new Fields(value, fields.at(...names), problems)
  const read = Object.fromEntries(
    blockNames.map((name) => [name, String(block.get(name)).toLowerCase() === 'true']),
  )
  block.close()
  return read
}

const canned: Readonly<Record<string, readonly AclGrant[]>> = {
  private: [],
  'public-read': [{ grantee: 'AllUsers', permission: 'READ' }],
  'public-read-write': [
    { grantee: 'AllUsers', permission: 'READ' },
    { grantee: 'AllUsers', permission: 'WRITE' },
  ],
  'authenticated-read': [{ grantee: 'AuthenticatedUsers', permission: 'READ' }],
}

/** The name of a canned ACL, or grants as S3 lists them. */
function readAcl(
  fields: Fields,
  problems: Problems,
  name: string,
): readonly AclGrant[] | undefined {
  const value = fields.get(name)
  if (value === undefined) return undefined
  if (typeof value === 'string') {
    if (Object.hasOwn(canned, value)) return canned[value]
    problems.report(fields.at(name), `${value} is no canned ACL that is known here.`)
    return undefined
  }
  const listed: unknown = isObject(value) ? (value['Grants'] ?? value['grants']) : value
  if (Array.isArray(listed))
    return listed.flatMap((each: unknown, i) =>
      readGrant(each, `${fields.at(name)}/${i}`, problems),
    )
  problems.report(fields.at(name), 'An ACL is a name or a list of grants.')
  return undefined
}

function readGrant(value: unknown, pointer: string, problems: Problems): AclGrant[] {
  if (!isObject(value)) {
    problems.report(pointer, 'A grant has a grantee and a permission.')
    return []
  }
  const fields = new Fields(value, pointer, problems)
  const grantee = fields.get('grantee')
  const name = isObject(grantee)
    ? new Fields(grantee, `${pointer}/grantee`, problems).text('uri', 'id', 'account')
    : grantee
  const permission = choose(fields, permissions, problems, 'permission')
  if (typeof name === 'string' && permission !== undefined) return [{ grantee: name, permission }]
  problems.report(pointer, 'A grant has a grantee and a permission.')
  return []
}

function choose<T extends string>(
  fields: Fields,
  of: readonly T[],
  problems: Problems,
  ...names: readonly string[]
): T | undefined {
  const text = fields.text(...names)
  if (text === undefined) return undefined
  const found = of.find((each) => each.toLowerCase() === text.toLowerCase())
  if (found === undefined)
    problems.report(fields.at(...names), `One of ${of.join(', ')} is expected here.`)
  return found
}
