import { describeResource } from '../../../app/access-analyzer/resources/describe.ts'
import { readResources } from '../../../app/access-analyzer/resources/resources.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListAnalyzedResources'> = async (input, context) => {
  const { analyzerArn, resourceType } = input
  const { items, nextToken } = await readResources(context, analyzerArn, resourceType)
  return { analyzedResources: items.map(describeResource), nextToken }
}
