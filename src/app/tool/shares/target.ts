import type { ShareRow } from '../../../store/schema.ts'
import type { Caller } from '../context.ts'
import { invalid } from '../tool-error.ts'

export type Target = Pick<ShareRow, 'target' | 'kind'>

const user = /^arn:aws[a-z-]*:iam::(\d{12}):user\/[\w+=,.@/-]{1,576}$/
const organization = /^arn:aws[a-z-]*:organizations::\d{12}:organization\/o-[a-z0-9]{10,32}$/
const unit =
  /^arn:aws[a-z-]*:organizations::\d{12}:ou\/o-[a-z0-9]{10,32}\/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$/

/**
 * Whom a share is for: an account, an IAM user, an organization or an organizational unit.
 * @throws ToolError validation for anything else, and for the owning account and its users: roles of access keys
 * govern what those may do
 */
export function readTarget(given: string, { account }: Pick<Caller, 'account'>): Target {
  const target = kindOf(given)
  if (target === undefined)
    throw refuse(
      'SharedWith must be a 12-digit account ID or the ARN of an IAM user, an organization or an organizational unit.',
    )
  if (target.owner === account)
    throw refuse(
      `Account ${account} owns the resource already: share with another account or its users.`,
    )
  return { target: given, kind: target.kind }
}

/** Whether an ARN names an organization or an organizational unit. */
export function isOrganizationArn(arn: string): boolean {
  return organization.test(arn) || unit.test(arn)
}

function kindOf(given: string): { kind: ShareRow['kind']; owner?: string } | undefined {
  if (/^\d{12}$/.test(given)) return { kind: 'account', owner: given }
  const [, owner] = user.exec(given) ?? []
  if (owner !== undefined) return { kind: 'user', owner }
  if (organization.test(given)) return { kind: 'organization' }
  return unit.test(given) ? { kind: 'ou' } : undefined
}

function refuse(message: string) {
  return invalid(message, { name: 'SharedWith', message })
}
