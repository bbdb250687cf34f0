import { arnOf } from '../../../evaluate/access/graph/arn-of.ts'
import type { Guarded } from '../../../evaluate/access/graph/resource-policies.ts'
import type { Resource } from '../../../model/resource.ts'
import type { AccessAnalyzerRow, AnalyzedResourceData } from '../../../store/schema.ts'
import { guardedTypes } from '../../access/exposure.ts'
import { describeUnlisted, identityTypes, unlistedOf } from '../../access/unlisted.ts'
import type { SeenEstate } from '../snapshot/load-estate.ts'
import { externalByPolicy } from './external.ts'
import type { Found } from './found.ts'
import { includedTargets, internalAccess, mostResources } from './internal.ts'
import { externalBySharing, isShareable, shareableTypes } from './shared.ts'
import { unusedAccess } from './unused.ts'

/** What an analyzer finds in an estate, and what it looked at. */
export interface Looked {
  readonly found: readonly Found[]
  readonly resources: readonly AnalyzedResourceData[]
}

/**
 * Analyses an estate as the type of an analyzer says. Resources that were not kept, and what could not be listed, are told by findings
 * of their own.
 */
export function lookInto(analyzer: AccessAnalyzerRow, seen: SeenEstate, now: number): Looked {
  const looked = look(analyzer, seen, now)
  const { leftOut, gaps } = seen
  const [first, ...more] = unlistedOf(gaps, typesOf(analyzer.type))
  const missing = [
    ...(leftOut === 0
      ? []
      : [
          {
            about: 'not-kept',
            why: `${leftOut} resources were not kept and not looked at`,
            resourceType: looked.found[0]?.data.resourceType,
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            about: 'not-listed',
            why: `${describeUnlisted(first)}${andMore(more.length)}`,
            resourceType: first.types.find((each) => each !== '*'),
          },
        ]),
  ]
  const { type = 'ExternalAccess' } = looked.found[0]?.data ?? {}
  // Access Analyzer has no type for the analyzer itself.
  const told = missing.map(({ about, why, resourceType = 'AWS::IAM::Role' }): Found => ({
    data: {
      type,
      resource: analyzer.id,
      resourceType,
      account: analyzer.account,
      condition: {},
      error: `UNDECIDED: ${why}`,
    },
    about: [about],
  }))
  return { ...looked, found: [...looked.found, ...told] }
}

/** Types of CloudFormation that an analyzer looks at. */
function typesOf(analyzer: AccessAnalyzerRow['type']): readonly string[] {
  if (analyzer.endsWith('_UNUSED_ACCESS')) return ['AWS::IAM::User', 'AWS::IAM::Role']
  const identities = analyzer.endsWith('_INTERNAL_ACCESS') ? identityTypes : shareableTypes
  return [...new Set([...guardedTypes, ...identities])]
}

function andMore(count: number): string {
  return count === 0 ? '' : `; and ${count} more`
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
