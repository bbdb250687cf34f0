import { nearestName } from '../lib/nearest-name.ts'
import { type Severity, severities } from '../model/check.ts'
import type { Finding } from '../model/finding.ts'
import { findingId } from '../model/finding-id.ts'
import type { Review, Risk } from '../model/review.ts'
import { isCheck, nearestCheck } from './explain.ts'

/** What must hold for a run to succeed. */
export interface Gate {
  /** `critical`, `high`, `medium`, `low`, `new`, `high-risk`, `medium-risk`, or a check id. */
  readonly failOn: readonly string[]
  /** Finding ids of an earlier review; findings among them are not new. */
  readonly baseline?: ReadonlySet<string>
  /** 0 to 1. */
  readonly minCoverage?: number
}

export interface GateResult {
  readonly verdict: 'met' | 'not-met' | 'coverage' | 'empty'
  /** One sentence for people. */
  readonly message: string
}

/** Conditions that are words, not check ids. */
export const gateWords = [...severities, 'new', 'high-risk', 'medium-risk'] as const

/** Why a word cannot be a condition of a gate, and what to write instead. */
export function conditionProblem(
  word: string,
): { readonly message: string; readonly help: string } | undefined {
  if (gateWords.some((w) => w === word) || isCheck(word)) return undefined
  const near = nearestName(word, gateWords) ?? nearestCheck(word)
  return {
    message: `\`${word}\` is neither a condition nor a check.`,
    help:
      near === undefined
        ? `Conditions are ${gateWords.join(', ')}; checks are named in every document.`
        : `Did you mean \`${near}\`?`,
  }
}

/**
 * Judges a review by a gate. With a baseline, only findings that are not in it count. A severity also covers what is
 * worse: `medium` is not met by a high finding.
 */
export function judgeGate(review: Review, gate: Gate): GateResult {
  if (review.resourceCount === 0 && review.gaps.length === 0)
    return { verdict: 'empty', message: 'Nothing in scope: the sources hold no resource.' }
  const failed = review.findings.filter(
    (f) => f.outcome === 'fail' && f.suppressed === undefined && !isKnown(f, gate),
  )
  for (const condition of gate.failOn) {
    const reason = breaks(condition, failed, review)
    if (reason !== undefined)
      return {
        verdict: 'not-met',
        message: `The gate \`--fail-on ${condition}\` is not met: ${reason}.`,
      }
  }
  if (gate.minCoverage !== undefined && review.coverage < gate.minCoverage)
    return {
      verdict: 'coverage',
      message: `Not enough evidence: coverage is ${percent(review.coverage)}, ${percent(gate.minCoverage)} was asked for.`,
    }
  return { verdict: 'met', message: 'The gate is met.' }
}

function isKnown(finding: Finding, { baseline }: Gate): boolean {
  return baseline !== undefined && baseline.has(findingId(finding))
}

/** Why a condition does not hold, or `undefined` when it does. */
function breaks(condition: string, failed: readonly Finding[], review: Review): string | undefined {
  if (condition === 'high-risk') return questionsAt(review, ['HIGH'])
  if (condition === 'medium-risk') return questionsAt(review, ['HIGH', 'MEDIUM'])
  const level = severities.indexOf(condition as Severity)
  const matching = failed.filter((f) => {
    if (condition === 'new') return true
    return level >= 0 ? severities.indexOf(f.check.severity) <= level : f.check.id === condition
  })
  if (matching.length === 0) return undefined
  return matching.length === 1 ? '1 finding fails it' : `${matching.length} findings fail it`
}

function questionsAt(review: Review, risks: readonly Risk[]): string | undefined {
  const at = review.questions.filter((q) => risks.includes(q.risk))
  const names = at.map((q) => q.question.number ?? q.question.id).join(', ')
  return at.length === 0 ? undefined : `${names} ${at.length === 1 ? 'is' : 'are'} at risk`
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}
