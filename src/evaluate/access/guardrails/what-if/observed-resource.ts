import type { CloudTrailEvent } from '../../../../model/cloudtrail-event.ts'
import { loadCatalogue } from '../../catalogue/catalogue.ts'
import type { Estate } from '../../graph/estate.ts'
import { createTargets } from '../../graph/targets.ts'

/** Whether the pattern of a resource stands for more than one, so that the log did not tell it in full. */
export function isVague(action: string, pattern: string): boolean {
  const facts = loadCatalogue().action(action)
  if (facts !== undefined && loadCatalogue().isWildcardOnly(facts)) return false
  return /[*?]/.test(pattern.replaceAll(/\$\{[*?$]\}/g, ''))
}

/** A resource that the pattern stands for: escaped wildcards are characters of names. */
export function concreteArn(pattern: string): string {
  if (pattern === '*') return '*'
  return pattern.replaceAll(
    /\$\{([*?$])\}|[*?]/g,
    (_, literal: string | undefined) => literal ?? 'x',
  )
}

const finders = new WeakMap<Estate, ReturnType<typeof createTargets>>()

/**
 * The account that owns a resource: by its ARN, by what the event lists, by the snapshot; else the one whose trail has the event, when
 * the caller is of another, which is how owners see calls from outside.
 * @returns `undefined` when nothing tells
 */
export function ownerOf(
  event: CloudTrailEvent,
  action: string,
  pattern: string,
  estate: Estate,
): string | undefined {
  const named = accountIn(pattern.split(':')[4])
  if (named !== undefined) return named
  const facts = loadCatalogue().action(action)
  const caller = accountIn(event.userIdentity?.accountId)
  if (facts !== undefined && loadCatalogue().isWildcardOnly(facts)) return caller
  const listed = Array.isArray(event.resources)
    ? event.resources.find((one) => typeof one?.ARN === 'string' && isOf(pattern, one.ARN))
    : undefined
  const owner = accountIn(listed?.accountId) ?? accountIn(targetOf(estate, pattern)?.account)
  if (owner !== undefined) return owner
  const trail = accountIn(event.recipientAccountId)
  return trail !== undefined && trail !== caller ? trail : undefined
}

/** An object is its bucket's. */
function isOf(pattern: string, arn: string): boolean {
  return pattern === arn || pattern.startsWith(`${arn}/`) || arn.startsWith(`${pattern}/`)
}

function targetOf(estate: Estate, pattern: string) {
  let find = finders.get(estate)
  if (find === undefined) {
    find = createTargets(estate.guarded)
    finders.set(estate, find)
  }
  return find(concreteArn(pattern))
}

function accountIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{12}$/.test(value) ? value : undefined
}
