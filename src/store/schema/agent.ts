import type { Json, Kept } from './row.ts'

type Document = { readonly [key: string]: Json }

export interface AgentProfileRow extends Kept {
  /** The ARN. */
  readonly id: string
  readonly account: string
  readonly region: string
  readonly name: string
  readonly data: Document
}

/** Goals and contexts belong to a profile. */
export interface AgentGoalRow extends Kept {
  readonly id: string
  /** ARN of the profile. */
  readonly profile: string
  readonly data: Document
}

export interface AgentContextRow extends Kept {
  readonly id: string
  readonly profile: string
  readonly type: string
  readonly data: Document
}

export interface AgentGenerationRow extends Kept {
  readonly id: string
  readonly profile: string
  readonly status: string
  readonly data: Document
}

export interface AgentRecommendationRow extends Kept {
  /** The ARN. */
  readonly id: string
  readonly profile: string
  readonly generation: string
  readonly type: string
  readonly pillar: string
  readonly status: string
  readonly state: string
  readonly data: Document
}
