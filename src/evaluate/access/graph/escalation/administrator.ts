import { evaluateAccess } from '../../evaluate/evaluate-access.ts'
import type { AccessDecision } from '../../evaluate/decision.ts'
import type { RequestContext } from '../../request/context.ts'
import type { Identity } from '../identity.ts'
import { mentionOf } from './action-index.ts'
import type { Questions } from './questions.ts'

export type Standing = 'yes' | 'no' | 'unknown'

/** Power over identities: one of them lets its holder have everything. */
const control = [
  ['iam:AttachRolePolicy', 'role/any-role'],
  ['iam:PutRolePolicy', 'role/any-role'],
  ['iam:UpdateAssumeRolePolicy', 'role/any-role'],
  ['iam:AttachUserPolicy', 'user/any-user'],
  ['iam:PutUserPolicy', 'user/any-user'],
  ['iam:CreateAccessKey', 'user/any-user'],
  ['iam:CreatePolicyVersion', 'policy/any-policy'],
] as const

/** Calls all over AWS, on things that nobody named. */
const breadth = [
  ['s3:GetObject', () => 'arn:aws:s3:::any-bucket/any-object'],
  ['s3:PutBucketPolicy', () => 'arn:aws:s3:::any-bucket'],
  [
    'ec2:TerminateInstances',
    (a: string) => `arn:aws:ec2:us-east-1:${a}:instance/i-0123456789abcdef0`,
  ],
  ['lambda:UpdateFunctionCode', (a: string) => `arn:aws:lambda:us-east-1:${a}:function:any`],
  ['dynamodb:GetItem', (a: string) => `arn:aws:dynamodb:us-east-1:${a}:table/any`],
  [
    'secretsmanager:GetSecretValue',
    (a: string) => `arn:aws:secretsmanager:us-east-1:${a}:secret:any-AbCdEf`,
  ],
  [
    'cloudformation:DeleteStack',
    (a: string) => `arn:aws:cloudformation:us-east-1:${a}:stack/any/1`,
  ],
  ['rds:DeleteDBInstance', (a: string) => `arn:aws:rds:us-east-1:${a}:db:any`],
] as const

const anything: RequestContext = {
  values: new Map([
    ['aws:securetransport', ['true']],
    ['aws:calledvia', []],
  ]),
  others: 'unknown',
}

/**
 * Whether an identity has the account in its hands: it may change any identity, and do at least half of what is probed all over AWS.
 * Explicit denies and the boundary count for both, guardrails for the second: an organisation that keeps its members from changing IAM
 * leaves their administrators all the rest.
 */
export class Administrators {
  readonly #questions: Questions
  readonly #known = new Map<string, Standing>()

  constructor(questions: Questions) {
    this.#questions = questions
  }

  standing(identity: Identity): Standing {
    const key = this.#questions.classOf(identity)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const standing = this.#judge(identity)
    // What depends on who calls is not the same for the class.
    if (this.#isCallerFree(identity)) this.#known.set(key, standing)
    return standing
  }

  #isCallerFree({ policies, boundary }: Identity): boolean {
    return [...policies, ...(boundary === undefined ? [] : [boundary])].every(({ statements }) =>
      statements.every(
        ({ conditions, resource }) =>
          conditions.length === 0 &&
          resource?.patterns.every((each) => !each.includes('${')) === true,
      ),
    )
  }

  #judge(identity: Identity): Standing {
    if (identity.serviceLinked) return 'no'
    if (!control.some(([action]) => this.#mayWithoutGuardrails(identity, action))) return 'no'
    const { serviceControlPolicies: _, ...own } = this.#questions.authorization(identity)
    const { account, principal } = identity
    const ask = (action: string, resource: string, all: boolean): AccessDecision =>
      evaluateAccess(all ? this.#questions.authorization(identity) : own, {
        principal,
        action,
        resource,
        context: anything,
      })
    const power = new Set(
      control.map(
        ([action, name]) => ask(action, `arn:aws:iam::${account}:${name}`, false).verdict,
      ),
    )
    if (!power.has('allow') && !power.has('unknown')) return 'no'
    const reach = breadth.map(([action, arn]) => ask(action, arn(account), true).verdict)
    const half = reach.length / 2
    const sure = reach.filter((verdict) => verdict === 'allow').length
    if (power.has('allow') && sure >= half) return 'yes'
    const possible = sure + reach.filter((verdict) => verdict === 'unknown').length
    return possible >= half ? 'unknown' : 'no'
  }

  #mayWithoutGuardrails({ policies }: Identity, action: string): boolean {
    return policies.some((policy) => mentionOf(policy, action).allows)
  }
}
