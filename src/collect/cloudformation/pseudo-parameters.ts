import { noValue } from './resolver.ts'

/** Where a stack is to stand, as far as the reader says. */
export interface Place {
  readonly account?: string
  readonly region?: string
}

/** The value of a pseudo parameter: a literal when the place says it, else its own token. `undefined`: there is none. */
export function pseudoParameter(name: string, { account, region }: Place): unknown {
  switch (name) {
    case 'AWS::NoValue':
      return noValue
    case 'AWS::AccountId':
      return account ?? `\${${name}}`
    case 'AWS::Region':
      return region ?? `\${${name}}`
    case 'AWS::Partition':
      return region === undefined ? `\${${name}}` : partitionOf(region)
    case 'AWS::URLSuffix':
      return partitionOf(region ?? '') === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
    case 'AWS::StackName':
    case 'AWS::StackId':
    case 'AWS::NotificationARNs':
      return `\${${name}}`
    default:
      return undefined
  }
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
