import { evaluateAccess } from '../../evaluate/evaluate-access.ts'
import type { AccessRequest } from '../../request/request.ts'
import { contextOf } from '../../request/context.ts'
import type { Identity } from '../identity.ts'
import type { Questions } from './questions.ts'

/** A role that a service may take on. */
export interface Trusting {
  readonly role: Identity
  readonly sure: boolean
  readonly reason?: string
}

/** Asks trust policies about services, once for each account and service. */
export class ServiceTrust {
  readonly #questions: Questions
  readonly #known = new Map<string, readonly Trusting[]>()
  readonly #roles = new Map<string, Identity[]>()

  constructor(questions: Questions) {
    this.#questions = questions
    for (const identity of questions.estate.identities) {
      if (identity.kind !== 'role' || identity.serviceLinked) continue
      const group = this.#roles.get(identity.account)
      if (group === undefined) this.#roles.set(identity.account, [identity])
      else group.push(identity)
    }
  }

  /** The roles of an account that are not made by a service for itself. */
  roles(account: string): readonly Identity[] {
    return this.#roles.get(account) ?? []
  }

  /** The roles of an account that let the service in. @param source an ARN that the service would act for */
  trusting(account: string, service: string, source?: string): readonly Trusting[] {
    const key = `${account} ${service} ${source ?? ''}`
    let found = this.#known.get(key)
    if (found === undefined) {
      found = this.roles(account).flatMap((role) => this.#trust(role, service, source) ?? [])
      this.#known.set(key, found)
    }
    return found
  }

  #trust(role: Identity, service: string, source: string | undefined): Trusting | undefined {
    if (role.trust === undefined) return undefined
    const first = this.#ask(role, service, source)
    const { verdict, because, missingContext } =
      first.verdict === 'allow' || source === undefined
        ? first
        : this.#ask(role, service, undefined)
    if (verdict === 'allow') return { role, sure: true }
    if (verdict !== 'unknown') return undefined
    const keys = missingContext.length === 0 ? because : missingContext.join(', ')
    return { role, sure: false, reason: `whether ${service} may assume ${role.arn}: ${keys}` }
  }

  #ask(role: Identity, service: string, source: string | undefined) {
    const { resourceControl, organization } = this.#questions.estate.guardrails(role.account)
    const request: AccessRequest = {
      principal: { kind: 'service', serviceNames: [service] },
      action: 'sts:AssumeRole',
      resource: role.arn,
      context: contextOf(
        {
          'aws:SourceAccount': role.account,
          'aws:SecureTransport': true,
          ...(organization?.id !== undefined && { 'aws:SourceOrgID': organization.id }),
          ...(source !== undefined && { 'aws:SourceArn': source }),
        },
        [],
        'unknown',
      ),
    }
    return evaluateAccess(
      {
        ...(role.trust !== undefined && { resourcePolicy: role.trust }),
        ...(resourceControl !== undefined && { resourceControlPolicies: resourceControl }),
        ...(organization !== undefined && { organization }),
      },
      request,
    )
  }
}
