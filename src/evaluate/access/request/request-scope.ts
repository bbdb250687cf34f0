import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { invalid, maybe } from '../match/answer.ts'
import { type ArnParts, splitArn } from '../match/arn.ts'
import type { Variable } from '../match/pattern.ts'
import type { VariableSource, VariableValue } from '../match/variable-pattern.ts'
import { automaticKeys, principalTag } from './automatic-keys.ts'
import { isMultivalued } from './multivalued.ts'
import type { AccessRequest } from './request.ts'
import { type Who, whoIs } from './who.ts'

/** What follows from a request, worked out once. */
export interface RequestFacts {
  readonly request: AccessRequest
  readonly who: Who
  /** Lower-cased. */
  readonly action: string
  /** Lower-cased: `s3`. */
  readonly service: string
  /** Absent when the resource is `*`, or the action knows no other. */
  readonly parts: ArnParts | undefined
  readonly resourceAccount: string | undefined
  readonly sameAccount: boolean
}

const nobodyKnows: Unknown = { $unknown: 'unresolved' }

/** A request while it is decided: its facts, its context keys, and which of them were asked for and not known. */
export class RequestScope implements RequestFacts, VariableSource {
  readonly request: AccessRequest
  readonly who: Who
  readonly action: string
  readonly service: string
  readonly parts: ArnParts | undefined
  readonly resourceAccount: string | undefined
  readonly sameAccount: boolean
  /** While set, takes the keys that were looked up in vain. */
  missing: Set<string> | undefined

  constructor(request: AccessRequest) {
    this.request = request
    this.who = whoIs(request.principal)
    this.action = request.action.toLowerCase()
    this.service = this.action.slice(0, Math.max(0, this.action.indexOf(':')))
    const parts = request.resource === '*' ? undefined : splitArn(request.resource)
    this.parts = parts === undefined || isWildcardOnly(this.action) ? undefined : parts
    const owner = parts?.[4] ?? ''
    this.resourceAccount = request.resourceAccount ?? (isAccount(owner) ? owner : this.who.account)
    this.sameAccount = this.who.hasAccount && this.resourceAccount === this.who.account
  }

  /** @param key lower-cased. @returns `undefined` when the request has no such key */
  lookup(key: string): readonly string[] | Unknown | undefined {
    const value = this.#find(key)
    if (this.missing !== undefined && value !== undefined && isUnknown(value))
      this.missing.add(nameOf(key, value))
    return value
  }

  #find(key: string): readonly string[] | Unknown | undefined {
    const { values, others } = this.request.context
    const given = values.get(key)
    if (given !== undefined && !(key === 'aws:sourceip' && this.request.vpcEndpoint !== undefined))
      return isUnknown(given) || given.length > 0 ? given : undefined
    const automatic = automaticKeys.get(key)?.(this) ?? principalTag(key, this)
    if (automatic === 'absent') return undefined
    if (automatic === 'unknown') return nobodyKnows
    if (automatic !== undefined && automatic.length > 0) return automatic
    return others === 'unknown' ? nobodyKnows : undefined
  }

  variable({ key, otherwise }: Variable): VariableValue {
    if (isMultivalued(key)) return invalid
    const value = this.lookup(key)
    if (value === undefined) return otherwise ?? invalid
    if (isUnknown(value)) return maybe
    return value.length === 1 ? (value[0] ?? invalid) : invalid
  }
}

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text)
}

const wildcardOnly = new Map<string, boolean>()

function isWildcardOnly(action: string): boolean {
  let answer = wildcardOnly.get(action)
  if (answer === undefined) {
    const catalogue = loadCatalogue()
    const known = catalogue.action(action)
    answer = known !== undefined && catalogue.isWildcardOnly(known)
    if (wildcardOnly.size > 50_000) wildcardOnly.clear()
    wildcardOnly.set(action, answer)
  }
  return answer
}

function nameOf(key: string, { detail }: Unknown): string {
  return detail?.toLowerCase() === key ? detail : (loadCatalogue().key(key)?.name ?? key)
}
