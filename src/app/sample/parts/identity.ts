import type { Resource } from '../../../model/resource.ts'
import { daysAgo, type Details, make, type Place } from '../place.ts'
import { type StatementLiteral, policy, trustService } from './policies.ts'

export interface RoleOptions extends Details {
  /** Name of the AWS service that assumes it; or a whole trust policy in `trust`. */
  readonly service?: string
  readonly trust?: unknown
  readonly statements?: readonly StatementLiteral[]
  readonly managed?: readonly string[]
  /** Days since last use; null: never. */
  readonly used?: number | null
}

export function role(place: Place, name: string, options: RoleOptions = {}): Resource {
  const { service = 'lambda', trust, statements = [], managed = [], used = 1 } = options
  return make({ account: place.account, tags: place.tags }, 'AWS::IAM::Role', name, {
    properties: {
      RoleName: name,
      Path: '/',
      AssumeRolePolicyDocument: trust ?? trustService(service),
      MaxSessionDuration: 3600,
      ...(managed.length > 0 && { ManagedPolicyArns: managed }),
      ...(statements.length > 0 && {
        Policies: [{ PolicyName: 'inline', PolicyDocument: policy(...statements) }],
      }),
      ...options.properties,
    },
    facts: {
      CreatedAt: daysAgo(400),
      LastUsedAt: used === null ? null : daysAgo(used),
      ...options.facts,
    },
    ...(options.tags !== undefined && { tags: options.tags }),
  })
}

export interface UserOptions extends Details {
  /** Has a console password. */
  readonly password?: boolean
  readonly mfa?: boolean
  /** Age of the access key in days, and days since last use (null: never); none without. */
  readonly key?: { readonly age: number; readonly used: number | null }
  readonly groups?: readonly string[]
}

export function user(place: Place, name: string, options: UserOptions = {}): Resource {
  const { password = false, mfa = false, key, groups = [] } = options
  return make({ account: place.account, tags: place.tags }, 'AWS::IAM::User', name, {
    properties: {
      UserName: name,
      ...(groups.length > 0 && { Groups: groups }),
      ...(password && { LoginProfile: { PasswordResetRequired: false } }),
      ...options.properties,
    },
    facts: {
      CreatedAt: daysAgo(900),
      PasswordEnabled: password,
      PasswordLastUsedAt: password ? daysAgo(3) : null,
      PasswordLastChangedAt: password ? daysAgo(60) : null,
      MfaActive: mfa,
      AccessKeys:
        key === undefined
          ? []
          : [
              {
                AccessKeyId: 'AKIAEXAMPLEEXAMPLE00',
                Status: 'Active',
                CreatedAt: daysAgo(key.age),
                LastUsedAt: key.used === null ? null : daysAgo(key.used),
              },
            ],
      ...options.facts,
    },
  })
}

export function managedPolicy(
  place: Place,
  name: string,
  statements: readonly StatementLiteral[],
  attached = 1,
): Resource {
  return make({ account: place.account, tags: place.tags }, 'AWS::IAM::ManagedPolicy', name, {
    properties: { ManagedPolicyName: name, PolicyDocument: policy(...statements) },
    facts: { AttachmentCount: attached },
  })
}
