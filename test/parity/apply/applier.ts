import type { Moto } from '../../live/moto.ts'

/** What a resource of the template became. */
export interface Applied {
  /** What `Ref` gives. */
  readonly ref: string
  /** What `Fn::GetAtt` gives. */
  readonly attributes?: Readonly<Record<string, string>>
  /** The id that collecting gives it, where that is not `ref`. */
  readonly id?: string
}

/** Makes one resource, with every intrinsic of its properties resolved. */
export type Applier = (properties: never, moto: Moto) => Promise<Applied>

/** Appliers by CloudFormation type. */
export type Appliers = Readonly<Record<string, Applier>>

/** A resource that something else stands for: nothing refers to it. */
export const nameless: Applied = { ref: '' }

/** What the SDK gives, which in a test that just made it is always there. */
export function sure(value: string | undefined): string {
  if (value === undefined) throw new Error('the service did not name what it made')
  return value
}

export function arn(service: string, resource: string, region = 'us-east-1'): string {
  return `arn:aws:${service}:${region}:123456789012:${resource}`
}
