import { within } from './address.ts'
import { blockOf, type Configuration, indexConfiguration } from './configuration.ts'
import { type Instance, instancesOf } from './instances.ts'
import { type Json, own } from './json.ts'
import { follow, type Target } from './references.ts'

/** A target and the instances of the plan that it may mean. */
export interface Found {
  readonly target: Target
  /** The instance it means, when that is certain. */
  readonly instance?: Instance
  readonly candidates: readonly Instance[]
}

/** One plan or state, indexed for lookups between its resources. */
export class World {
  readonly instances: readonly Instance[]
  /** What cannot be read as resources, in words. */
  readonly unread: ReadonlySet<string>
  readonly configuration: Configuration | undefined
  readonly #byModule = new Map<string, readonly Instance[]>()
  readonly #byName = new Map<string, Instance[]>()

  constructor(document: Json) {
    const { instances, unread } = instancesOf(document)
    this.instances = instances
    this.unread = unread
    this.configuration = indexConfiguration(document)
    for (const instance of this.instances) {
      const name = nameOf(instance)
      const group = this.#byName.get(name)
      if (group === undefined) this.#byName.set(name, [instance])
      else group.push(instance)
    }
  }

  /** The configuration block of an instance; absent in states and stripped plans. */
  blockOf(instance: Instance): Json | undefined {
    const data = instance.mode === 'data' ? 'data.' : ''
    return blockOf(this.configuration, instance.module, `${data}${instance.type}.${instance.name}`)
  }

  /**
   * Where an expression inside an instance leads: AWS resources and data sources only. What the plan has no instance
   * of (`count = 0`) gives no value, so it drops out beside others that exist.
   */
  follow(expression: unknown, from: Instance, depth = 0): readonly Found[] {
    if (this.configuration === undefined) return []
    const place = {
      module: from.module,
      key: from.key,
      forEach: own(this.blockOf(from), 'for_each_expression'),
    }
    const all = follow(this.configuration, expression, place)
      .filter((t) => t.kind === 'data' || t.name.startsWith('aws_'))
      .map((target) => this.#find(target, from))
    const existing = all.filter((f) => f.candidates.length > 0)
    const found = existing.length > 0 ? existing : all
    return unique(found.flatMap((f) => this.#bucketOf(f, depth)))
  }

  /** The id of a bucket's policy or setting is the name of the bucket; modules use it to order their resources. */
  #bucketOf(found: Found, depth: number): readonly Found[] {
    const { target, instance } = found
    const isSetting = target.name.startsWith('aws_s3_bucket_') && /^(id|bucket)$/.test(target.rest)
    if (!isSetting || instance === undefined || depth > 3) return [found]
    const block = own(this.blockOf(instance), 'expressions')
    const buckets = this.follow(own(block, 'bucket'), instance, depth + 1)
    return buckets.length > 0 ? buckets : [found]
  }

  /** Where one attribute of an instance leads. */
  expressionTargets(from: Instance, attribute: string): readonly Found[] {
    return this.follow(own(own(this.blockOf(from), 'expressions'), attribute), from)
  }

  /** Resources of a type in one module instance. */
  inModule(type: string, module: string): readonly Instance[] {
    let group = this.#byModule.get(`${module} ${type}`)
    if (group === undefined) {
      group = this.instances.filter((i) => i.type === type && i.module === module)
      this.#byModule.set(`${module} ${type}`, group)
    }
    return group
  }

  #find(target: Target, from: Instance): Found {
    const candidates = this.#byName.get(within(target.module, target.name)) ?? []
    const wanted = target.key ?? (candidates.length > 1 ? from.key : undefined)
    const instance =
      wanted === undefined
        ? candidates.length === 1
          ? candidates[0]
          : undefined
        : candidates.find((c) => c.key === wanted)
    return instance === undefined ? { target, candidates } : { target, instance, candidates }
  }
}

function nameOf({ mode, type, name, module }: Instance): string {
  return within(module, `${mode === 'data' ? 'data.' : ''}${type}.${name}`)
}

function unique(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((f) => [tokenOf(f), f])).values()]
}

/** The symbolic token of a reference: `${module.kms.aws_kms_key.main[0].arn}`. */
export function tokenOf({ target, instance }: Found): string {
  const key = target.key === undefined ? '' : `[${target.key}]`
  const address = instance?.address ?? within(target.module, `${target.name}${key}`)
  return `\${${address}${target.rest === '' ? '' : `.${target.rest}`}}`
}
