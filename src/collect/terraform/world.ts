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
  readonly configuration: Configuration | undefined
  readonly #byModule = new Map<string, readonly Instance[]>()
  readonly #byName = new Map<string, Instance[]>()

  constructor(document: Json) {
    this.instances = instancesOf(document)
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

  /** Where an expression inside an instance leads: AWS resources and data sources only. */
  follow(expression: unknown, from: Instance): readonly Found[] {
    if (this.configuration === undefined) return []
    const place = {
      module: from.module,
      key: from.key,
      forEach: own(this.blockOf(from), 'for_each_expression'),
    }
    return follow(this.configuration, expression, place)
      .filter((t) => t.kind === 'data' || t.name.startsWith('aws_'))
      .map((target) => this.#find(target, from))
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

/** The symbolic token of a reference: `${module.kms.aws_kms_key.main[0].arn}`. */
export function tokenOf({ target, instance }: Found): string {
  const key = target.key === undefined ? '' : `[${target.key}]`
  const address = instance?.address ?? within(target.module, `${target.name}${key}`)
  return `\${${address}${target.rest === '' ? '' : `.${target.rest}`}}`
}
