import type { Principal } from './principal.ts'
import type { RequestFacts } from './request-scope.ts'

/** Values that follow from the principal and the resource; `absent` when such requests never have the key. */
export type Automatic = readonly string[] | 'absent' | 'unknown' | undefined

type Derive = (facts: RequestFacts) => Automatic

const one = (value: string | undefined): Automatic => (value === undefined ? undefined : [value])

/**
 * The keys that AWS fills in from who calls and what is called, by lower-cased name. `undefined` says that nothing follows:
 * the key is then what unnamed keys are. Source: IAM user guide, "AWS global condition context keys".
 */
export const automaticKeys: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ['aws:principalarn', principalArn],
  ['aws:principalaccount', ({ who }) => (who.hasAccount ? one(who.account) : 'absent')],
  ['aws:principalorgid', ({ who }) => (who.hasAccount ? one(who.principal.orgId) : 'absent')],
  ['aws:principalorgpaths', ({ who }) => (who.hasAccount ? who.principal.orgPaths : 'absent')],
  ['aws:principaltype', ({ who }) => one(principalTypes[who.principal.kind])],
  ['aws:userid', userId],
  ['aws:username', ({ who }) => one(who.userName) ?? 'absent'],
  ['aws:principalisawsservice', ({ who }) => [String(who.principal.kind === 'service')]],
  [
    'aws:principalservicename',
    ({ who }) =>
      who.principal.kind === 'service' ? one(who.principal.serviceNames?.[0]) : 'absent',
  ],
  [
    'aws:principalservicenameslist',
    ({ who }) => (who.principal.kind === 'service' ? who.principal.serviceNames : 'absent'),
  ],
  ['aws:resourceaccount', ({ resourceAccount }) => one(resourceAccount)],
  ['s3:resourceaccount', ({ resourceAccount }) => one(resourceAccount)],
  ['aws:resourceorgid', resourceOrgId],
  [
    'aws:resourceorgpaths',
    ({ request, who, sameAccount }) =>
      request.resourceOrgPaths ?? (sameAccount ? who.principal.orgPaths : undefined),
  ],
  ['kms:calleraccount', ({ who }) => one(who.account)],
  ['aws:requestedregion', ({ parts }) => (parts?.[3] ? [parts[3]] : undefined)],
  ['aws:viaawsservice', viaService],
  ['aws:calledviafirst', (facts) => one(chain(facts)?.[0])],
  ['aws:calledvialast', (facts) => one(chain(facts)?.at(-1))],
  ['aws:sourceip', ({ request }) => (request.vpcEndpoint === undefined ? undefined : 'absent')],
  ['aws:sourcevpce', ({ request }) => one(request.vpcEndpoint?.id)],
  ['aws:sourcevpc', ({ request }) => one(request.vpcEndpoint?.vpc)],
  ['aws:tokenissuetime', accountOnly],
  ['aws:multifactorauthpresent', accountOnly],
  ['aws:multifactorauthage', accountOnly],
])

const principalTypes: Readonly<Record<Principal['kind'], string | undefined>> = {
  user: 'User',
  role: 'AssumedRole',
  'assumed-role': 'AssumedRole',
  'service-linked-role': 'AssumedRole',
  'federated-user': 'FederatedUser',
  root: 'Account',
  anonymous: 'Anonymous',
  'web-identity': undefined,
  saml: undefined,
  service: undefined,
}

/** Of sessions it is the role with its path; what single sign-on puts there depends on its home Region. */
function principalArn({ who }: RequestFacts): Automatic {
  if (!who.hasAccount) return 'absent'
  if (who.roleArn === undefined) return one(who.principal.arn)
  const guessed = !who.rolePathKnown && who.roleName?.startsWith('AWSReservedSSO_') === true
  return guessed ? 'unknown' : [who.roleArn]
}

function userId({ who }: RequestFacts): Automatic {
  const { kind, userId, arn = '' } = who.principal
  if (userId !== undefined) return [userId]
  if (kind === 'anonymous') return ['anonymous']
  if (kind === 'root') return one(who.account)
  if (kind === 'federated-user' && who.account !== undefined)
    return [`${who.account}:${arn.slice(arn.lastIndexOf('/') + 1)}`]
  return who.hasAccount ? 'unknown' : 'absent'
}

function resourceOrgId({ request, who, sameAccount }: RequestFacts): Automatic {
  return one(request.resourceOrgId ?? (sameAccount ? who.principal.orgId : undefined))
}

function chain({ request }: RequestFacts): readonly string[] | undefined {
  const given = request.context.values.get('aws:calledvia')
  return given === undefined || '$unknown' in given ? undefined : given
}

function viaService(facts: RequestFacts): Automatic {
  const given = facts.request.context.values.get('aws:calledvia')
  if (given !== undefined && '$unknown' in given) return 'unknown'
  if (given === undefined && facts.request.context.others === 'unknown') return undefined
  return [String(given !== undefined && given.length > 0)]
}

function accountOnly({ who }: RequestFacts): Automatic {
  return who.hasAccount ? undefined : 'absent'
}

const tagPrefix = 'aws:principaltag/'

/** @returns `undefined` when the key is no tag of the principal, or nobody listed the tags */
export function principalTag(key: string, { who }: RequestFacts): Automatic {
  if (!key.startsWith(tagPrefix)) return undefined
  if (!who.hasAccount) return 'absent'
  if (who.tags === undefined) return undefined
  const value = who.tags.get(key.slice(tagPrefix.length))
  return value === undefined ? 'absent' : [value]
}
