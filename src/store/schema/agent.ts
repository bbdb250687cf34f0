import type { Json, Kept } from './row.ts'

export type AgentPillar =
  | 'COST_OPTIMIZATION'
  | 'SECURITY'
  | 'RESILIENCE'
  | 'PERFORMANCE'
  | 'OPERATIONAL_EXCELLENCE'

/** Who made something of a profile and who last changed it, when; milliseconds. */
export interface AgentTrail {
  readonly createdBy: string
  readonly modifiedBy?: string
  /** Changes that the Tool makes itself do not count. */
  readonly modifiedAt?: number
}

export interface AgentProfileData extends AgentTrail {
  readonly displayName?: string
  readonly description?: string
  readonly businessOverview?: string
  readonly pillars: readonly AgentPillar[]
  readonly deletionProtection: boolean
  readonly executionRoleArn: string
  readonly aggregationConfiguration: readonly {
    readonly accountId: string
    readonly regions: readonly string[]
    readonly accessRoleArn: string
  }[]
}

export interface AgentProfileRow extends Kept {
  /** The ARN. */
  readonly id: string
  readonly account: string
  readonly region: string
  readonly name: string
  readonly data: AgentProfileData
}

export interface AgentGoalData extends AgentTrail {
  readonly title: string
  readonly description?: string
  readonly pillars: readonly AgentPillar[]
}

/** Goals and contexts belong to a profile. */
export interface AgentGoalRow extends Kept {
  readonly id: string
  /** ARN of the profile. */
  readonly profile: string
  readonly data: AgentGoalData
}

export interface AgentContextContent {
  readonly accountIds?: readonly string[]
  readonly regions?: readonly string[]
  readonly awsServices?: readonly string[]
  readonly resourceTypes?: readonly string[]
  readonly resourceTags?: readonly { readonly key: string; readonly value: string }[]
  readonly applicationOverview?: string
  readonly industry?: string
  readonly applicationType?: 'SAS' | 'DESKTOP_APPLICATION' | 'OTHER'
  readonly criticality?:
    | 'MISSION_CRITICAL'
    | 'BUSINESS_CRITICAL'
    | 'NON_CRITICAL'
    | 'TEST_DEVELOPMENT'
  readonly architectureOverview?: string
  readonly additionalContext?: string
}

export interface AgentContextData extends AgentTrail {
  readonly title: string
  readonly content: AgentContextContent
}

export interface AgentContextRow extends Kept {
  readonly id: string
  readonly profile: string
  readonly type: string
  readonly data: AgentContextData
}

export interface AgentGenerationData extends AgentTrail {
  readonly name?: string
  /** Absent: ARCHITECTURE. */
  readonly type?: 'RESOURCE' | 'APPLICATION'
  /** What of it is used; only of an ARCHITECTURE. */
  readonly additionalContext?: { readonly s3Uri: string }
  readonly scope: {
    readonly pillars: readonly AgentPillar[]
    readonly goalIds?: readonly string[]
    readonly items?: readonly { readonly pillar: AgentPillar; readonly ids: readonly string[] }[]
  }
  /** How often a process took it up. */
  readonly attempts: number
  readonly stepsCompleted: number
  readonly startedAt?: number
  readonly endedAt?: number
  readonly error?: { readonly code: string; readonly message: string }
}

export interface AgentGenerationRow extends Kept {
  readonly id: string
  readonly profile: string
  readonly status: string
  readonly data: AgentGenerationData
}

export type AgentLevel = 'HIGH' | 'MEDIUM' | 'LOW'

/** What a generation says; every new generation of the same bundle replaces it. */
export interface AgentAdvice {
  readonly title: string
  readonly description: string
  readonly priority: AgentLevel
  readonly impact: AgentLevel
  readonly effort: 'LARGE' | 'MEDIUM' | 'SMALL'
  readonly roi: string
  readonly awsServices: readonly string[]
  readonly impactDetails: readonly string[]
  readonly insights: readonly { readonly usagePattern: string; readonly signalsDetected: string }[]
  readonly highlights: readonly string[]
  readonly recommendation: string
  readonly steps: readonly string[]
  readonly remediations: readonly {
    readonly type: 'CONSOLE' | 'CLI' | 'IAC'
    readonly steps: readonly { readonly title: string; readonly content: string }[]
  }[]
  readonly tradeOffs: readonly {
    readonly pillar: AgentPillar
    readonly title: string
    readonly description: string
    readonly risk: AgentLevel
    readonly mitigation: string
  }[]
  readonly goals: readonly string[]
  readonly items: readonly { readonly id: string; readonly metadata: Json }[]
}

export interface AgentRecommendationData extends AgentTrail {
  /** Id of the check. */
  readonly check: string
  /** The bundle that it is about; `accounts` or `applications` for what is live. */
  readonly bundle: string
  readonly advice: AgentAdvice
  readonly updateReason?: string
  readonly feedback?: {
    readonly type: 'USEFUL' | 'NOT_USEFUL'
    readonly category?: string
    readonly comments?: string
    readonly by: string
    readonly at: number
  }
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
  readonly data: AgentRecommendationData
}
