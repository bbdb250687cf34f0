import type { Workload } from '../../../model/workload.ts'
import { cutText } from '../answers/cut-text.ts'
import type { ToolContext } from '../context.ts'
import { createWorkload } from '../workloads/create.ts'

/**
 * Creates the workload that a review was made of, with what the configuration file says of it.
 * @param name its name in the Tool, at most 100 characters
 */
export function createForReview(
  context: ToolContext,
  name: string,
  { description, environment, owner, accounts, regions }: Workload,
): Promise<{ readonly id: string; readonly arn: string }> {
  const known = regions.filter((region) => /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(region))
  return createWorkload(context, {
    WorkloadName: name,
    Description: atLeast3(cutText(description, 250), 'Created by plinth review'),
    Environment: environment === 'production' ? 'PRODUCTION' : 'PREPRODUCTION',
    ReviewOwner: atLeast3(cutText(owner, 255), 'plinth review'),
    AccountIds: accounts.filter((id) => /^\d{12}$/.test(id)).slice(0, 100),
    AwsRegions: (known.length === 0 ? [context.caller.region] : known).slice(0, 50),
    Lenses: ['wellarchitected'],
  })
}

function atLeast3(text: string | undefined, otherwise: string): string {
  return text === undefined || text.replaceAll(/\s/g, '').length < 3 ? otherwise : text
}
