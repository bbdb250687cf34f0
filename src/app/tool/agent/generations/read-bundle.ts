import { relative } from 'node:path'
import type { Diagnostic } from '../../../../model/diagnostic.ts'
import type { Snapshot } from '../../../../model/snapshot.ts'
import type { Workload } from '../../../../model/workload.ts'
import { detectSources } from '../../../detect-source.ts'
import { gather } from '../../../gather.ts'
import type { Bundle } from './open-bundle.ts'
import { GenerationProblem } from './problem.ts'

export interface ReadBundle {
  readonly snapshot: Snapshot
  /** One sentence when something of the bundle could not be read: silence then proves nothing. */
  readonly partly?: string
}

/**
 * Reads the CloudFormation templates and Terraform plans of a bundle.
 * @throws GenerationProblem when it has none that can be read
 */
export async function readBundle(
  bundle: Bundle,
  workload: Workload,
  now: number,
): Promise<ReadBundle> {
  const { requests } = await detectSources(bundle.path)
  const sources = requests.filter(({ kind }) => kind !== 'snapshot')
  if (sources.length === 0)
    throw new GenerationProblem(
      'BundleEmpty',
      'The bundle has no CloudFormation template and no Terraform plan. Synthesise CDK apps, and write plans with `terraform show -json`.',
    )
  const { regions } = workload
  const [account] = workload.accounts
  const only = workload.accounts.length === 1 && account !== undefined
  const options = { regions, parameters: {}, now, ...(only && { account }) }
  const snapshot = await gather(sources, options)
  const partly = describeErrors(snapshot.diagnostics, bundle.root)
  if (snapshot.resources.length === 0 && partly !== undefined)
    throw new GenerationProblem('BundleUnreadable', partly)
  return partly === undefined ? { snapshot } : { snapshot, partly }
}

function describeErrors(diagnostics: readonly Diagnostic[], root: string): string | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first === undefined) return undefined
  const file = first.where?.file
  const where = file === undefined ? '' : ` (${relative(root, file)})`
  const more = errors.length > 1 ? ` ${errors.length - 1} more problems were found.` : ''
  return `Something of the bundle could not be read${where}: ${first.message.replaceAll(root, '.')}${more}`
}
