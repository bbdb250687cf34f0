/** Levels of risk of a practice, as the framework publishes them. */
export const levels = ['high', 'medium', 'low'] as const
export type Level = (typeof levels)[number]

/** A direct fact in all scope, B direct but partial, C indirect, D a person's statement. */
export const strengths = ['A', 'B', 'C', 'D'] as const
export type Strength = (typeof strengths)[number]

/** A check whose findings speak for or against a practice. */
export interface CheckEvidence {
  readonly check: string
  readonly strength: Strength
  /** The practice cannot be met without it. */
  readonly required: boolean
  /** Whether a failure contradicts the practice (default) or only fails to support it. */
  readonly contradicts: boolean
}

/** A dated, expiring statement that a person has to make. */
export interface AttestationEvidence {
  /** Unique within the practice, kebab-case. */
  readonly attest: string
  /** What the person states, as a noun phrase. */
  readonly title: string
  readonly strength: 'D'
  readonly required: boolean
  /** Longest validity in days. */
  readonly validDays: number
}

export type EvidenceItem = CheckEvidence | AttestationEvidence

export interface Signals {
  readonly strong: readonly string[]
  readonly weak: readonly string[]
  readonly contradicting: readonly string[]
}

/** A best practice: a choice of a question. Its key is the lens version and `id`; `number` is for display. */
export interface Practice {
  /** Wire id of the choice, e.g. `sec_permissions_least_privileges`. */
  readonly id: string
  /** E.g. `SEC03-BP02`. */
  readonly number?: string
  readonly title: string
  readonly level?: Level
  readonly link?: string
  /** The project's own explanation, Markdown. */
  readonly help?: string
  /** Who usually owns it. */
  readonly owner?: string
  /** `auto`: machines decide; `hybrid`: machines and a statement; `attest`: a statement. */
  readonly mode: 'auto' | 'hybrid' | 'attest'
  readonly related: readonly string[]
  readonly signals: Signals
  readonly evidence: readonly EvidenceItem[]
  /** `all`: every required item must support; `any`: one item of strength A or B is enough. */
  readonly rule: 'all' | 'any'
  /** The choice `None of these`: selecting it clears the others. */
  readonly none: boolean
  readonly improvement?: { readonly text: string; readonly link?: string }
}

export type RuleRisk = 'HIGH_RISK' | 'MEDIUM_RISK' | 'NO_RISK'

/** One risk rule of a custom lens, as written. */
export interface RiskRule {
  readonly condition: string
  readonly risk: RuleRisk
}

export interface Question {
  /** Wire id, e.g. `permissions`. */
  readonly id: string
  /** E.g. `SEC03`. */
  readonly number?: string
  readonly title: string
  /** Slug of the domain, e.g. `identity-and-access-management`; for a custom lens the pillar id. */
  readonly domain: string
  /** Wire id of the pillar, e.g. `costOptimization`; absent where the domain is the pillar (custom lenses). */
  readonly pillar?: string
  /** The wire id is derived from the page of the question, because the Tool's own is not publicly known. */
  readonly provisional?: true
  readonly link?: string
  readonly help?: string
  /** In framework order; the `none` choice last. */
  readonly practices: readonly Practice[]
  /** Custom lenses only; without them the framework rule applies. */
  readonly riskRules?: readonly RiskRule[]
}

export interface Domain {
  readonly id: string
  readonly title: string
  readonly help?: string
  readonly signals?: Signals
}

export interface Lens {
  /** `wellarchitected` or the slug of a custom lens. */
  readonly alias: string
  readonly name: string
  readonly version: string
  readonly description?: string
  readonly domains: readonly Domain[]
  readonly questions: readonly Question[]
}
