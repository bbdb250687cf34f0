/** What a person says of a workload, as the wire names it. */
export interface WorkloadProperties {
  readonly WorkloadName: string
  readonly Description?: string
  readonly Environment?: 'PRODUCTION' | 'PREPRODUCTION'
  readonly ReviewOwner?: string
  readonly AwsRegions?: string[]
  readonly NonAwsRegions?: string[]
  readonly AccountIds?: string[]
  readonly ArchitecturalDesign?: string
  readonly IndustryType?: string
  readonly Industry?: string
  readonly Notes?: string
}

export interface ToolChoice {
  readonly status: 'SELECTED' | 'UNSELECTED' | 'NOT_APPLICABLE'
  readonly reason?: Reason
  readonly notes?: string
}

export type Reason =
  | 'OUT_OF_SCOPE'
  | 'BUSINESS_PRIORITIES'
  | 'ARCHITECTURE_CONSTRAINTS'
  | 'OTHER'
  | 'NONE'

export interface ToolAnswer {
  readonly question: string
  /** In the order of the lens. */
  readonly selected: readonly string[]
  readonly choices: ReadonlyMap<string, ToolChoice>
  readonly applicable: boolean
  readonly reason?: Reason
  readonly notes?: string
}

export interface ToolReview {
  readonly answers: ReadonlyMap<string, ToolAnswer>
  readonly notes?: string
  /** Pillar id → notes. */
  readonly pillarNotes: ReadonlyMap<string, string>
}

/** Workloads of one account and Region, here or at any endpoint that speaks the API. */
export interface Tool {
  /** @param reference an id, or a name in any case */
  findWorkload(reference: string): Promise<string | undefined>
  readProperties(
    workload: string,
  ): Promise<{ readonly properties: WorkloadProperties; readonly lenses: readonly string[] }>
  createWorkload(properties: WorkloadProperties, lenses: readonly string[]): Promise<string>
  updateWorkload(workload: string, properties: WorkloadProperties): Promise<void>
  applyLens(workload: string, lens: string): Promise<void>
  /** @param milestone as it was then; as it is now when absent */
  readReview(workload: string, lens: string, milestone?: number): Promise<ToolReview>
  lensesOfMilestone(workload: string, milestone: number): Promise<readonly string[]>
  writeAnswer(workload: string, lens: string, answer: ToolAnswer): Promise<void>
  writeNotes(workload: string, lens: string, review: ToolReview): Promise<void>
  /** In the order of their numbers. */
  listMilestones(
    workload: string,
  ): Promise<readonly { readonly number: number; readonly name: string }[]>
  createMilestone(workload: string, name: string): Promise<void>
  close(): void
}
