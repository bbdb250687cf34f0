import { accountType, regionType, type Resource } from '../../model/resource.ts'
import type { Unknown } from '../../model/unknown.ts'
import { applyDefaults } from './defaults.ts'
import { applyDoubts } from './doubt.ts'
import { freeze, thaw } from './draft.ts'
import type { Fold } from './fold.ts'
import { ec2 } from './folds/ec2.ts'
import { elbWaf } from './folds/elb-waf.ts'
import { iam } from './folds/iam.ts'
import { lambda } from './folds/lambda.ts'
import { messaging } from './folds/messaging.ts'
import { s3 } from './folds/s3.ts'
import { secrets } from './folds/secrets.ts'
import { tableOfReplicas } from './global-table.ts'
import { foldPart, isPart } from './part.ts'
import { splitPeers } from './peers.ts'
import { readPolicies } from './policies.ts'
import { pseudoResources, type Surroundings } from './pseudo.ts'
import { readScalars } from './scalars.ts'
import { Stack } from './stack.ts'

export interface CanonicalContext extends Surroundings {
  /** Whether an unknown reference certainly means a resource outside this stack (an import). Default: never certain. */
  readonly elsewhere?: (reference: Unknown) => boolean
  /** The condition under which a resource may or may not be deployed, by its id. Default: all are deployed. */
  readonly condition?: (id: string) => string | undefined
}

const folds = new Map<string, Fold>(
  Object.entries({ ...ec2, ...elbWaf, ...iam, ...lambda, ...messaging, ...s3, ...secrets }),
)

/**
 * Brings the resources of one template or plan to the shape of `docs/reference/canonical-model.md`: policy documents
 * and scalars read, sub-resources folded into their parents with their provenance, account and Region resources made,
 * service defaults filled. Does not change its input.
 * @param resources raw CloudFormation types and properties, references as `${LogicalId}` tokens or literal names;
 *   properties of a parent without a CloudFormation type come as `partOf(parent)` with a `Parent` property, settings
 *   of the account or Region as resources of the pseudo-types.
 */
export function canonicalise(
  resources: readonly Resource[],
  context: CanonicalContext,
): readonly Resource[] {
  const real = resources
    .filter((r) => r.type !== accountType && r.type !== regionType)
    .map(tableOfReplicas)
  const drafts = [...real, ...pseudoResources(resources, context)].map(thaw)
  for (const draft of drafts) {
    readPolicies(draft)
    readScalars(draft)
  }
  const stack = new Stack(drafts, context.elsewhere, context.condition)
  for (const draft of drafts) {
    const fold = isPart(draft.type) ? foldPart : folds.get(draft.type)
    fold?.(draft, stack)
  }
  applyDoubts(stack)
  const kept = drafts.filter((draft) => !draft.folded)
  for (const draft of kept) {
    splitPeers(draft)
    applyDefaults(draft, stack)
  }
  return kept.map(freeze)
}
