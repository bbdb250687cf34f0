import { splitArn } from '../match/arn.ts'
import type { Principal } from './principal.ts'

/** A principal with its ARN taken apart, once. */
export interface Who {
  readonly principal: Principal
  readonly partition: string | undefined
  readonly account: string | undefined
  /** Of roles and their sessions: the role, with its path where it is known. */
  readonly roleArn: string | undefined
  /** Whether `roleArn` was given, with its path, rather than made from the name. */
  readonly rolePathKnown: boolean
  readonly roleName: string | undefined
  readonly sessionArn: string | undefined
  readonly userName: string | undefined
  /** Works on behalf of an AWS service through its service-linked role. */
  readonly serviceLinked: boolean
  /** Has credentials of an account: everyone but services, anonymous callers and people of a provider. */
  readonly hasAccount: boolean
  /** Its tags by lower-cased name; absent when nobody listed them. */
  readonly tags: ReadonlyMap<string, string> | undefined
}

const seen = new WeakMap<Principal, Who>()

/** @returns the same object for the same principal */
export function whoIs(principal: Principal): Who {
  let who = seen.get(principal)
  if (who === undefined) {
    who = read(principal)
    seen.set(principal, who)
  }
  return who
}

function read(principal: Principal): Who {
  const { kind } = principal
  const parts = principal.arn === undefined ? undefined : splitArn(principal.arn)
  const [, partition, service = '', , arnAccount, rest = ''] = parts ?? []
  const outside = kind === 'service' || kind === 'anonymous' || isProvided(kind, service)
  const account = principal.account ?? (outside || arnAccount === '' ? undefined : arnAccount)
  const session = service === 'sts' && rest.startsWith('assumed-role/')
  const role = principal.roleArn ?? readRole(rest, session, partition, account, principal.arn)
  const name = (text: string) => text.slice(text.lastIndexOf('/') + 1)
  return {
    principal,
    partition,
    account,
    roleArn: role,
    rolePathKnown: role !== undefined && (principal.roleArn !== undefined || !session),
    roleName: role === undefined ? undefined : name(role),
    sessionArn: session || rest.startsWith('federated-user/') ? principal.arn : undefined,
    userName: rest.startsWith('user/') ? name(rest) : undefined,
    serviceLinked:
      kind === 'service-linked-role' || role?.includes(':role/aws-service-role/') === true,
    hasAccount: !outside,
    tags:
      principal.tags &&
      new Map(Object.entries(principal.tags).map(([tag, value]) => [tag.toLowerCase(), value])),
  }
}

/** People whom a provider vouches for; once they have assumed a role they are its sessions. */
function isProvided(kind: Principal['kind'], service: string): boolean {
  return (kind === 'web-identity' || kind === 'saml') && service !== 'sts'
}

function readRole(
  rest: string,
  session: boolean,
  partition: string | undefined,
  account: string | undefined,
  arn: string | undefined,
): string | undefined {
  if (rest.startsWith('role/')) return arn
  if (!session) return undefined
  const name = rest.split('/')[1] ?? ''
  return `arn:${partition ?? 'aws'}:iam::${account ?? ''}:role/${name}`
}
