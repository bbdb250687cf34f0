import type { Tool } from '../../collect/aws/tool/tool-workload.ts'
import type { Step } from './plan-sync.ts'

/** Does the steps in their order. What was done stays done when one fails; running the sync again goes on from there. */
export async function runSteps(
  tool: Tool,
  existing: string | undefined,
  steps: readonly Step[],
): Promise<void> {
  let workload = existing ?? ''
  for (const step of steps)
    if (step.kind === 'create') workload = await tool.createWorkload(step.properties, step.lenses)
    else await runStep(tool, workload, step)
}

async function runStep(
  tool: Tool,
  workload: string,
  step: Exclude<Step, { kind: 'create' }>,
): Promise<void> {
  switch (step.kind) {
    case 'update':
      return tool.updateWorkload(workload, step.properties)
    case 'apply-lens':
      return tool.applyLens(workload, step.lens)
    case 'answer':
      return tool.writeAnswer(workload, step.lens, step.answer)
    case 'notes':
      return tool.writeNotes(workload, step.lens, step.review)
    case 'milestone':
      return tool.createMilestone(workload, step.name)
    default:
      return step satisfies never
  }
}
