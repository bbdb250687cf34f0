import { readStatistics } from '../../../app/access-analyzer/findings/statistics.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetFindingsStatistics'> = async (input, context) =>
  readStatistics(context, input.analyzerArn)
