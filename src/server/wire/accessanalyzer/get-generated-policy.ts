import { describeResult } from '../../../app/access-analyzer/generations/describe.ts'
import { readGeneration } from '../../../app/access-analyzer/generations/read.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetGeneratedPolicy'> = async (input, context) =>
  describeResult(await readGeneration(context, input.jobId))
