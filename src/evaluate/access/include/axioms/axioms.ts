import type { Axiom } from './axiom.ts'
import { actionsWithoutResource, keysOfAction } from './catalogue.ts'
import { impliedKeys } from './implied-keys.ts'
import { resourceOwner, sourceOwner } from './owner-of-arn.ts'
import { variablesHaveValues } from './variables.ts'
import { requestTags } from './tag-keys.ts'

/** What real requests respect, cheapest first. */
export const axioms: readonly Axiom[] = [
  actionsWithoutResource,
  keysOfAction,
  variablesHaveValues,
  impliedKeys,
  requestTags,
  resourceOwner,
  sourceOwner,
]
