import { hasInternalActions } from '../access-analyzer/analyse/resource-actions.ts'
import { arnOf } from '../../evaluate/access/graph/arn-of.ts'
import type { Estate } from '../../evaluate/access/graph/estate.ts'
import { guardedTypes } from '../access/exposure.ts'
import { identityTypes } from '../access/unlisted.ts'
import type { ToolContext } from '../tool/context.ts'
import { actionsOf } from './actions-of.ts'
import { readSeen } from './seen.ts'
import { missingFrom } from './unlisted.ts'

/** Suggestions of a kind that are given at most. */
const most = 2000

/** Whom and what questions can be about, and how much of it was seen. */
export async function listSubjects(context: ToolContext) {
  const seen = await readSeen(context)
  return seen.keep('subjects', () => {
    const { identities } = seen.estate
    const resources = resourcesOf(seen.estate)
    return {
      ...missingFrom(seen, [...new Set([...identityTypes, ...guardedTypes])]),
      identities: identities.length,
      resources: resources.length,
      principals: identities
        .slice(0, most)
        .map(({ arn, kind, account, name }) => ({ arn, kind, account, name })),
      targets: resources.slice(0, most),
      actions: Object.fromEntries(
        [...Map.groupBy(resources, ({ type }) => type)].map(([type, [first]]) => [
          type,
          actionsOf(first?.arn ?? '', seen.index().targetOf(first?.arn ?? '')).map(
            ({ action }) => action,
          ),
        ]),
      ),
    }
  })
}

/** Resources with an ARN: those with known questions first, roles and users last. */
function resourcesOf({ resources }: Estate) {
  return resources
    .flatMap((resource) => {
      const arn = arnOf(resource)
      return arn === undefined ? [] : [{ arn, type: resource.type }]
    })
    .filter(({ type }) => type !== 'AWS::IAM::ManagedPolicy' && type !== 'AWS::::ManagedPolicy')
    .toSorted((a, b) => rank(a.type) - rank(b.type) || (a.arn < b.arn ? -1 : 1))
}

function rank(type: string): number {
  if (type.startsWith('AWS::IAM::')) return 2
  return hasInternalActions(type) ? 0 : 1
}
