import { scanResource } from '../../../app/access-analyzer/resources/scan.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'StartResourceScan'> = async (input, context) => {
  await scanResource(context, input.analyzerArn, input.resourceArn)
  return {}
}
