import type { Access } from '../../../evaluate/access/include/grants-access.ts'
import { everythingAs } from '../../../evaluate/access/graph/policy-reader.ts'
import { isResolved } from '../../../evaluate/access/policy/is-resolved.ts'
import type { Policy, PolicyType } from '../../../evaluate/access/policy/policy.ts'
import {
  checkAccessNotGranted,
  type CheckAnswer,
  checkNoNewAccess,
  checkNoPublicAccess,
  guessType,
} from '../diff.ts'
import { checkLiftedDenies } from '../check-lifted-denies.ts'
import type { Piece } from './piece.ts'
import type { Side } from './side.ts'

export interface CompareOptions {
  /** What documents are attached as, where their text does not tell. */
  readonly type?: PolicyType
  /** What must not be granted. */
  readonly access?: Access
  readonly allowPublic?: boolean
  /** Milliseconds that one check may take. */
  readonly milliseconds?: number
}

export interface PolicyChange {
  readonly policy: string
  readonly file: string
  readonly line?: number
  /** `present`: there is nothing to compare with. */
  readonly change: 'added' | 'changed' | 'removed' | 'present'
  readonly checks: readonly CheckAnswer[]
}

export interface Comparison {
  readonly changes: readonly PolicyChange[]
  /** How many policies are the same on both sides: they are not checked. */
  readonly unchanged: number
  /** What could not be read and is not the same on both sides: what it changes is unknown. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[]
}

/**
 * What changes between two sides, policy by policy. One that is the same on both is not checked; one that is new is compared with
 * nothing, so that whatever it allows is added. Where part of one is not known, it counts as unchanged only when all that it rests
 * on is the same in both templates, or the whole file is.
 * @param before absent: every policy of the other side is checked by itself
 */
export function compareSides(
  before: Side | undefined,
  after: Side,
  options: CompareOptions = {},
): Comparison {
  const changes: PolicyChange[] = []
  let unchanged = 0
  const renamed = before === undefined ? new Map<Piece, Piece>() : pairRenamed(before, after)
  const gone = new Set(renamed.values())
  for (const [key, found] of after.pieces) {
    const piece = attached(found, options)
    const old = before?.pieces.get(key) ?? renamed.get(found)
    if (old !== undefined && isSame(old, piece)) unchanged++
    else {
      const change = before === undefined ? 'present' : old === undefined ? 'added' : 'changed'
      const first = before === undefined ? undefined : (old ?? absent(piece))
      changes.push({ ...placed(piece), change, checks: check(first, piece, options) })
    }
  }
  for (const [key, found] of before?.pieces ?? [])
    if (!after.pieces.has(key) && !gone.has(found)) {
      const piece = attached(found, options)
      const checks = check(piece, absent(piece), options).filter(
        (answer) => piece.limits || answer.check === 'no-lifted-deny',
      )
      changes.push({
        ...placed(piece),
        change: 'removed',
        checks: stillMatters(piece, after) ? checks : [],
      })
    }
  return { changes, unchanged, unread: unreadOf(before, after) }
}

/**
 * Policies that only have another name: of those that are attached to the same, first the ones with the same content, then what is
 * left where it is one on each side.
 */
function pairRenamed(before: Side, after: Side): ReadonlyMap<Piece, Piece> {
  const lone = (from: Side, other: Side) =>
    Map.groupBy(
      [...from.pieces].flatMap(([key, piece]) => (other.pieces.has(key) ? [] : [piece])),
      ({ attachedTo }) => attachedTo,
    )
  const pairs = new Map<Piece, Piece>()
  const added = lone(after, before)
  for (const [where, removed] of lone(before, after)) {
    if (where === undefined) continue
    const left = [...removed]
    const open = (added.get(where) ?? []).filter((piece) => {
      const same = left.findIndex(
        (old) => isResolved(old.policy) && content(old) === content(piece),
      )
      const [old] = same === -1 ? [] : left.splice(same, 1)
      if (old !== undefined) pairs.set(piece, old)
      return old === undefined
    })
    const [old, piece] = [left[0], open[0]]
    if (left.length === 1 && open.length === 1 && old !== undefined && piece !== undefined)
      pairs.set(piece, old)
  }
  return pairs
}

/** What a policy kept out is let in when it goes, unless what it was about goes with it. A guardrail limits others. */
function stillMatters({ holder }: Piece, after: Side): boolean {
  return holder === undefined || after.holders.has(holder)
}

const limiting: ReadonlySet<PolicyType | undefined> = new Set([
  'boundary',
  'session',
  'service-control',
  'resource-control',
  'vpc-endpoint',
])

/** A document limits where it is said to be attached as a limit. */
function attached(piece: Piece, { type }: CompareOptions): Piece {
  return piece.type === undefined && limiting.has(type) ? { ...piece, limits: true } : piece
}

function placed({ title, file, line }: Piece) {
  return { policy: title, file, ...(line !== undefined && { line }) }
}

/** What stands in the place of a policy that is not there. */
function absent({ title, policy, limits, ...rest }: Piece): Piece {
  const name = 'nothing'
  const nothing: Policy = limits
    ? everythingAs(rest.type ?? 'identity', name)
    : { version: policy.version, name, statements: [] }
  return { ...rest, title, limits, policy: nothing, origins: [], elsewhere: [] }
}

function isSame(old: Piece, piece: Piece): boolean {
  if (old.digest === piece.digest) return true
  const declared = old.declaration !== undefined && old.declaration === piece.declaration
  return (
    (declared || isResolved(old.policy)) &&
    content(old) === content(piece) &&
    String(old.elsewhere.toSorted()) === String(piece.elsewhere.toSorted())
  )
}

function content({ policy: { version, statements, unresolved } }: Piece): string {
  return JSON.stringify([version, statements, unresolved])
}

function check(old: Piece | undefined, piece: Piece, options: CompareOptions): CheckAnswer[] {
  const { policy } = piece
  const guessed = options.type ?? guessType(policy)
  const type =
    piece.type ?? (guessed === 'identity' && old !== undefined ? guessType(old.policy) : guessed)
  const limits = {
    type,
    ...(options.milliseconds !== undefined && { milliseconds: options.milliseconds }),
    ...(piece.origins !== undefined && { origins: piece.origins }),
    ...(piece.who !== undefined && { holder: piece.who }),
    ...(old?.origins !== undefined && { formerOrigins: old.origins }),
  }
  const answers: CheckAnswer[] = []
  if (old !== undefined) {
    const found = checkNoNewAccess(old.policy, policy, limits)
    answers.push(found.result === 'pass' ? (newlyAttached(old, piece) ?? found) : found)
    const lifted = checkLiftedDenies(old.policy, policy, limits)
    if (lifted !== undefined) answers.push(lifted)
  }
  const grants = !piece.limits
  if (grants && options.access !== undefined) {
    const found = checkAccessNotGranted(policy, [options.access], limits)
    answers.push(found.result === 'pass' ? (unknownOf(piece, found.check) ?? found) : found)
  }
  if ((type === 'resource' || type === 'trust') && grants && options.allowPublic !== true)
    answers.push(checkNoPublicAccess(policy, limits))
  return answers
}

/** A policy that is now attached and whose text is not there may add anything. */
function newlyAttached(old: Piece, piece: Piece): CheckAnswer | undefined {
  const elsewhere = piece.elsewhere.filter((name) => !old.elsewhere.includes(name))
  return unknownOf({ ...piece, elsewhere }, 'no-new-access')
}

function unknownOf({ elsewhere }: Piece, check: CheckAnswer['check']): CheckAnswer | undefined {
  if (elsewhere.length === 0) return undefined
  const reason = `what ${elsewhere.join(' and ')} allows is not in the input`
  return { check, result: 'unknown', message: 'The check could not be decided.', reason }
}

function unreadOf(before: Side | undefined, after: Side): Comparison['unread'] {
  const sides = [before?.unread ?? [], after.unread]
  const keyed = sides.map((list) => new Set(list.map(({ file, digest }) => `${file}\n${digest}`)))
  const found = new Map<string, { readonly file: string; readonly reason: string }>()
  for (const [index, list] of sides.entries())
    for (const { file, reason, digest } of list) {
      const same =
        digest !== '' && before !== undefined && keyed[1 - index]?.has(`${file}\n${digest}`)
      if (same !== true) found.set(`${file}\n${reason}`, { file, reason })
    }
  return [...found.values()]
}
