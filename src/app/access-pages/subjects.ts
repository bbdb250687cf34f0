import { arnOf } from '../../evaluate/access/graph/arn-of.ts'
import type { Estate } from '../../evaluate/access/graph/estate.ts'
import type { ToolContext } from '../tool/context.ts'
import { actionsOf } from './actions-of.ts'
import { readSeen } from './seen.ts'

/** Suggestions of a kind that are given at most. */
const most = 2000

/** Whom and what questions can be about, and how much of it was seen. */
export async function listSubjects(context: ToolContext) {
  const seen = await readSeen(context)
  return seen.keep('subjects', () => {
    const { identities } = seen.estate
    const resources = resourcesOf(seen.estate)
    return {
      seen: seen.estate.resources.length > 0,
      leftOut: seen.leftOut,
      identities: identities.length,
      resources: resources.length,
      principals: identities
        .slice(0, most)
        .map(({ arn, kind, account, name }) => ({ arn, kind, account, name })),
      targets: resources.slice(0, most).map(({ arn, type }) => ({
        arn,
        type,
        actions: actionsOf(arn, seen.index().targetOf(arn)),
      })),
    }
  })
}

/** Resources with an ARN, those that hold data before roles. */
function resourcesOf({ resources }: Estate) {
  return resources
    .flatMap((resource) => {
      const arn = arnOf(resource)
      return arn === undefined ? [] : [{ arn, type: resource.type }]
    })
    .filter(({ type }) => type !== 'AWS::IAM::ManagedPolicy' && type !== 'AWS::::ManagedPolicy')
    .toSorted(
      (a, b) =>
        Number(a.type.startsWith('AWS::IAM')) - Number(b.type.startsWith('AWS::IAM')) ||
        (a.arn < b.arn ? -1 : 1),
    )
}
