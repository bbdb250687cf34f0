import { describeGeneration } from '../../../app/access-analyzer/generations/describe.ts'
import { readGenerations } from '../../../app/access-analyzer/generations/read.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListPolicyGenerations'> = async (input, context) => {
  const { items, nextToken } = await readGenerations(context, input.principalArn)
  return { policyGenerations: items.map(describeGeneration), nextToken }
}
