import { pillarIds, pillarsOf } from '../../../model/pillar.ts'
import { printable } from '../../../lib/printable.ts'
import type { FoundLens } from '../reviews/find-lens.ts'
import type { Caller } from '../context.ts'
import { type FieldProblem, invalid } from '../tool-error.ts'

/** What CreateWorkload and UpdateWorkload have in common. */
export interface WorkloadFields {
  readonly WorkloadName?: string | undefined
  readonly Description?: string | undefined
  readonly Environment?: 'PRODUCTION' | 'PREPRODUCTION' | undefined
  readonly AccountIds?: readonly string[] | undefined
  readonly AwsRegions?: readonly string[] | undefined
  readonly NonAwsRegions?: readonly string[] | undefined
  readonly PillarPriorities?: readonly string[] | undefined
  readonly ArchitecturalDesign?: string | undefined
  readonly ReviewOwner?: string | undefined
  readonly IndustryType?: string | undefined
  readonly Industry?: string | undefined
  readonly Notes?: string | undefined
  readonly DiscoveryConfig?:
    | {
        readonly TrustedAdvisorIntegrationStatus?: 'ENABLED' | 'DISABLED' | undefined
        readonly WorkloadResourceDefinition?: readonly string[] | undefined
      }
    | undefined
  readonly Applications?: readonly string[] | undefined
  readonly JiraConfiguration?:
    | {
        readonly IssueManagementStatus?: 'ENABLED' | 'DISABLED' | 'INHERIT' | undefined
        readonly IssueManagementType?: 'AUTO' | 'MANUAL' | undefined
        readonly JiraProjectKey?: string | undefined
      }
    | undefined
}

/**
 * The rules that the model does not carry.
 * @param lenses those of the workload: their pillars may be ranked
 * @throws ToolError validation with every field at fault
 */
export function checkWorkload(
  { region }: Pick<Caller, 'region'>,
  fields: WorkloadFields,
  lenses: readonly Pick<FoundLens, 'lens'>[],
): void {
  const problems: FieldProblem[] = []
  const add = (name: string, message: string) => problems.push({ name, message })
  const { WorkloadName, Description, ReviewOwner, PillarPriorities } = fields
  for (const [name, value] of Object.entries({ WorkloadName, Description, ReviewOwner }))
    if (value !== undefined && value.replaceAll(/\s/g, '').length < 3)
      add(name, `${name} must have at least 3 characters that are not spaces.`)
  const known = new Set<string>([
    ...pillarIds,
    ...lenses.flatMap(({ lens }) => pillarsOf(lens).map(({ id }) => id)),
  ])
  const ranked = new Set<string>()
  for (const pillar of PillarPriorities ?? []) {
    if (!known.has(pillar))
      add('PillarPriorities', `No lens of the workload has a pillar with ID ${printable(pillar)}.`)
    if (ranked.has(pillar)) add('PillarPriorities', `PillarPriorities ranks ${pillar} twice.`)
    ranked.add(pillar)
  }
  for (const arn of fields.Applications ?? [])
    if (arn !== '' && arn.split(':')[3] !== region)
      add('Applications', `The application must be in the Region of the workload, ${region}.`)
  const [first] = problems
  if (first !== undefined) throw invalid(first.message, ...problems)
}
