import { readResource } from '../../../app/access-analyzer/resources/resources.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetAnalyzedResource'> = async (input, context) => ({
  resource: await readResource(context, input.analyzerArn, input.resourceArn),
})
