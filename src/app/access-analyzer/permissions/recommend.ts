import { updateAccessFinding } from '../../../store/access-findings.ts'
import type { AccessFindingData } from '../../../store/schema.ts'
import type { ToolContext } from '../../tool/context.ts'
import { type PageOf, pageThrough } from '../../tool/page.ts'
import { invalid, notFound } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { type OneFinding, readFinding } from '../findings/read.ts'

/** One step of a recommendation: to attach a policy that is enough, or to detach one that is too much. */
export interface RecommendedStep {
  readonly action: 'CREATE_POLICY' | 'DETACH_POLICY'
  /** JSON. */
  readonly policy?: string
  readonly existing?: string
}

/** Recommends what to do of a finding of unused permissions. @throws ToolError validation for other types */
export async function recommend(
  context: ToolContext,
  reference: string,
  id: string,
): Promise<void> {
  const { analyzer, finding } = await readFinding(context, reference, id, 'contribute')
  requirePermissions(finding.data)
  await writeAs(context, 'GenerateFindingRecommendation', analyzer.id, (tx) =>
    updateAccessFinding(tx, finding, { data: { ...finding.data, recommended: context.now } }),
  )
}

/** The steps that were recommended. @throws ToolError not-found before `recommend` was asked for */
export async function readRecommendation(
  context: ToolContext,
  reference: string,
  id: string,
): Promise<PageOf<RecommendedStep> & OneFinding & { readonly at: Date }> {
  const one = await readFinding(context, reference, id)
  requirePermissions(one.finding.data)
  const { recommended } = one.finding.data
  if (recommended === undefined) throw notFound('FindingRecommendation', id)
  const steps = stepsOf(one.finding.data).map((step, at) => ({ step, at }))
  const page = pageThrough(steps, context.page, ({ at }) => String(at))
  return { ...page, ...one, items: page.items.map(({ step }) => step), at: new Date(recommended) }
}

function requirePermissions({ type }: AccessFindingData): void {
  if (type === 'UnusedPermission') return
  const message = `Recommendations are made for findings of type UnusedPermission; this is ${type}.`
  throw invalid(message, { name: 'id', message })
}

function stepsOf({ needed = [], granted = [] }: AccessFindingData): readonly RecommendedStep[] {
  const [first] = granted
  return [
    ...needed.map((policy) => ({
      action: 'CREATE_POLICY' as const,
      policy,
      ...(first !== undefined && { existing: first }),
    })),
    ...granted.map((existing) => ({ action: 'DETACH_POLICY' as const, existing })),
  ]
}
