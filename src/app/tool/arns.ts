import type { ToolContext } from './context.ts'

type Owner = Pick<ToolContext, 'caller'>

/** ARN of a workload of the caller's account and Region. */
export function workloadArn(context: Owner, id: string): string {
  return arnOf(context, 'workload', id)
}

/** ARN of a custom lens of the caller's account and Region. */
export function lensArn(context: Owner, id: string): string {
  return arnOf(context, 'lens', id)
}

/** ARN of a profile of the caller's account and Region. */
export function profileArn(context: Owner, id: string): string {
  return arnOf(context, 'profile', id)
}

/** ARN of a review template of the caller's account and Region. */
export function templateArn(context: Owner, id: string): string {
  return arnOf(context, 'review-template', id)
}

export interface ToolArn {
  readonly kind: 'workload' | 'lens' | 'profile' | 'template'
  readonly region: string
  readonly account: string
  readonly id: string
}

const kinds = {
  workload: 'workload',
  lens: 'lens',
  profile: 'profile',
  'review-template': 'template',
} as const

const form =
  /^arn:aws[a-z-]*:wellarchitected:([a-z0-9-]+):(\d{12}):(workload|lens|profile|review-template)\/([a-z0-9]{1,64})$/

/** The parts of an ARN of something that an account of the Tool owns; `undefined` for anything else. */
export function parseToolArn(arn: string): ToolArn | undefined {
  const [, region, account, kind, id] = form.exec(arn) ?? []
  if (region === undefined || account === undefined || id === undefined) return undefined
  switch (kind) {
    case 'workload':
    case 'lens':
    case 'profile':
    case 'review-template':
      return { kind: kinds[kind], region, account, id }
    default:
      return undefined
  }
}

function arnOf({ caller }: Owner, kind: keyof typeof kinds, id: string): string {
  return `arn:${partitionOf(caller.region)}:wellarchitected:${caller.region}:${caller.account}:${kind}/${id}`
}

function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  return region.startsWith('cn-') ? 'aws-cn' : 'aws'
}
