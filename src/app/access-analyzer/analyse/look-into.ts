import { arnOf } from '../../../evaluate/access/graph/arn-of.ts'
import type { Guarded } from '../../../evaluate/access/graph/resource-policies.ts'
import type { Resource } from '../../../model/resource.ts'
import type { AccessAnalyzerRow, AnalyzedResourceData } from '../../../store/schema.ts'
import type { SeenEstate } from '../snapshot/load-estate.ts'
import { externalByPolicy } from './external.ts'
import type { Found } from './found.ts'
import { includedTargets, internalAccess, mostResources } from './internal.ts'
import { externalBySharing, isShareable } from './shared.ts'
import { unusedAccess } from './unused.ts'

/** What an analyzer finds in an estate, and what it looked at. */
export interface Looked {
  readonly found: readonly Found[]
  readonly resources: readonly AnalyzedResourceData[]
}

/** Analyses an estate as the type of an analyzer says. Resources that were not kept are told by a finding of their own. */
export function lookInto(analyzer: AccessAnalyzerRow, seen: SeenEstate, now: number): Looked {
  const looked = look(analyzer, seen, now)
  if (seen.leftOut === 0) return looked
  const error = `UNDECIDED: ${seen.leftOut} resources were not kept and not looked at`
  const [first] = looked.found
  const { type = 'ExternalAccess' } = first?.data ?? {}
  const about = { resource: analyzer.id, resourceType: 'AWS::AccessAnalyzer::Analyzer' }
  const data = { type, ...about, account: analyzer.account, condition: {}, error }
  return { ...looked, found: [...looked.found, { data, about: ['not-kept'] }] }
}

function look({ type, data }: AccessAnalyzerRow, seen: SeenEstate, now: number): Looked {
  const { estate, inScope } = seen
  const zone = type.startsWith('ORGANIZATION') ? 'organization' : 'account'
  const own = ({ resource }: { readonly resource: Resource }) => inScope(resource)
  if (type.endsWith('_UNUSED_ACCESS')) {
    const identities = estate.identities.filter(own)
    return {
      found: unusedAccess(estate, data.configuration, now, own),
      resources: identities.map(({ arn, resource, account }) => ({
        arn,
        type: resource.type,
        account,
      })),
    }
  }
  if (type.endsWith('_INTERNAL_ACCESS')) {
    const targets = includedTargets(estate, data.configuration, own)
    const kept = targets.slice(0, mostResources)
    return { found: internalAccess(estate, zone, kept), resources: kept.map(describe) }
  }
  return {
    found: [...externalByPolicy(estate, zone, own), ...externalBySharing(estate, zone, inScope)],
    resources: [
      ...estate.guarded.filter(own).map(describe),
      ...estate.resources
        .filter((each) => isShareable(each) && inScope(each))
        .map((each) => ({
          arn: arnOf(each) ?? each.id,
          type: each.type,
          account: each.account ?? '',
        })),
    ],
  }
}

function describe({ arn, resource, account = '' }: Guarded): AnalyzedResourceData {
  return { arn, type: resource.type, account }
}
