import { isUnknown, type Unknown } from '../../model/unknown.ts'
import type { Draft } from './draft.ts'
import { referenceKeys } from './reference.ts'

/** Where a type says its own name, for children that name their parent literally. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroup': 'GroupName',
  'AWS::ECR::Repository': 'RepositoryName',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'Name',
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SecretsManager::Secret': 'Name',
}

/** Types whose `Ref` stands for another resource, and the property that says which. */
const aliases: Readonly<Record<string, string>> = {
  'AWS::Lambda::Alias': 'FunctionName',
  'AWS::Lambda::Version': 'FunctionName',
  'AWS::SecretsManager::SecretTargetAttachment': 'SecretId',
}

/** A folded property that may or may not belong to every resource of a type. */
export interface Doubt {
  readonly type: string
  readonly property: string
  /** `value`: the property is one thing. `list` and `policy`: it may have more entries or statements. */
  readonly mode: 'value' | 'list' | 'policy'
  readonly unknown: Unknown
}

/** The drafts of one template or plan, and how to find one by what another says of it. */
export class Stack {
  readonly drafts: readonly Draft[]
  readonly doubts: Doubt[] = []
  readonly #elsewhere: (reference: Unknown) => boolean
  readonly #condition: (id: string) => string | undefined
  readonly #byType = new Map<string, Draft[]>()
  readonly #indexes = new Map<string, Map<string, Draft>>()

  constructor(
    drafts: readonly Draft[],
    elsewhere: (reference: Unknown) => boolean = () => false,
    condition: (id: string) => string | undefined = () => undefined,
  ) {
    this.drafts = drafts
    this.#elsewhere = elsewhere
    this.#condition = condition
    for (const draft of drafts) {
      const group = this.#byType.get(draft.type)
      if (group === undefined) this.#byType.set(draft.type, [draft])
      else group.push(draft)
    }
  }

  ofType(type: string): readonly Draft[] {
    return this.#byType.get(type) ?? []
  }

  /** Whether an unknown reference certainly means something outside this stack. */
  isElsewhere(reference: Unknown): boolean {
    return this.#elsewhere(reference)
  }

  /** The condition that decides whether a parent gets what a child says; `undefined` when it surely does. */
  conditionBetween(child: Draft, parent: Draft): string | undefined {
    const condition = this.#condition(child.id)
    return condition === this.#condition(parent.id) ? undefined : condition
  }

  /** The resource of a type that a reference, name or ARN means. An unknown reference finds the one resource that the same parameter names. */
  find(type: string, reference: unknown): Draft | undefined {
    if (isUnknown(reference)) return this.#sameUnknown(type, reference)
    if (typeof reference !== 'string') return undefined
    const keys = referenceKeys(reference)
    const found = first(this.#index(type), keys)
    if (found !== undefined) return found
    for (const [alias, property] of Object.entries(aliases)) {
      const named = first(this.#index(alias), keys)
      const next = named?.properties[property]
      if (typeof next === 'string') return first(this.#index(type), referenceKeys(next))
    }
    return undefined
  }

  /** Only a parameter is the same unknown value wherever it stands; two resources named by it are ambiguous. */
  #sameUnknown(type: string, { detail }: Unknown): Draft | undefined {
    const property = nameProperties[type]
    if (property === undefined || typeof detail !== 'string' || !detail.startsWith('Ref ')) return
    const named = this.ofType(type).filter(({ properties }) => {
      const name = properties[property]
      return isUnknown(name) && name.detail === detail
    })
    return named.length === 1 ? named[0] : undefined
  }

  #index(type: string): Map<string, Draft> {
    let index = this.#indexes.get(type)
    if (index === undefined) {
      index = new Map()
      for (const draft of this.ofType(type))
        for (const key of keysOf(draft)) if (!index.has(key)) index.set(key, draft)
      this.#indexes.set(type, index)
    }
    return index
  }
}

function first(index: Map<string, Draft>, keys: readonly string[]): Draft | undefined {
  for (const key of keys) {
    const found = index.get(key)
    if (found !== undefined) return found
  }
  return undefined
}

function keysOf(draft: Draft): readonly string[] {
  const { name, arn } = draft.resource
  const keys = [`$ ${draft.id}`, draft.id]
  if (arn !== undefined) keys.push(arn)
  if (name !== undefined) keys.push(name)
  const property = nameProperties[draft.type]
  const own = property === undefined ? undefined : draft.properties[property]
  if (typeof own === 'string') keys.push(own)
  return keys
}
