import type { Tool, ToolReview, WorkloadProperties } from '../../collect/aws/tool/tool-workload.ts'

/** Lens → its review. */
export type Reviews = ReadonlyMap<string, ToolReview>

/** All of a workload that can be copied. */
export interface WorkloadCopy {
  readonly properties: WorkloadProperties
  readonly reviews: Reviews
  readonly milestones: readonly { readonly name: string; readonly reviews: Reviews }[]
  /** Custom lenses: they belong to one account and stay behind. */
  readonly customLenses: readonly string[]
}

/** Reads a workload with its answers, notes and milestones. */
export async function readCopy(tool: Tool, workload: string): Promise<WorkloadCopy> {
  const { properties, lenses } = await tool.readProperties(workload)
  const milestones = []
  for (const { number, name } of await tool.listMilestones(workload)) {
    const then = await tool.lensesOfMilestone(workload, number)
    milestones.push({ name, reviews: await readReviews(tool, workload, then, number) })
  }
  const reviews = await readReviews(tool, workload, lenses)
  return { properties, reviews, milestones, customLenses: lenses.filter(isCustom) }
}

async function readReviews(
  tool: Tool,
  workload: string,
  lenses: readonly string[],
  milestone?: number,
): Promise<Reviews> {
  const reviews = new Map<string, ToolReview>()
  for (const lens of lenses)
    if (!isCustom(lens)) reviews.set(lens, await tool.readReview(workload, lens, milestone))
  return reviews
}

function isCustom(lens: string): boolean {
  return /^arn:[^:]*:wellarchitected:[^:]*:\d{12}:lens\//.test(lens)
}
