import type { CollectContext } from '../../context.ts'

/** `ec2Arn(context, 'instance', 'i-0abc')` in the account and Region being read. */
export function ec2Arn(context: CollectContext, kind: string, id: string): string {
  return `arn:${context.partition}:ec2:${context.region}:${context.account}:${kind}/${id}`
}
