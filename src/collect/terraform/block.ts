import { type Unknown, unknown } from '../../model/unknown.ts'
import type { Instance } from './instances.ts'
import { isJson, isShallow, type Json, own, ownList } from './json.ts'
import { type Found, tokenOf, type World } from './world.ts'

const maxDepth = 40

/**
 * A resource or one nested block of it: planned values, what of them is unknown, and the expressions they come from,
 * read together. `undefined` always means known to be absent; null, `""` and `[]` are how Terraform writes that.
 */
export class Block {
  readonly instance: Instance
  readonly world: World
  readonly #values: Json
  readonly #unknowns: unknown
  /** Expressions by attribute; `undefined` when the file does not show the configuration of this block. */
  readonly #expressions: Json | undefined
  /** The one expression that all attributes come from, where a block is written as an attribute. */
  readonly #whole: unknown
  readonly #sensitive: unknown

  constructor(
    instance: Instance,
    world: World,
    values: Json,
    unknowns: unknown,
    expressions: Json | undefined,
    whole?: unknown,
    sensitive?: unknown,
  ) {
    this.instance = instance
    this.world = world
    this.#values = values
    this.#unknowns = unknowns
    this.#expressions = expressions
    this.#whole = whole
    this.#sensitive = sensitive
  }

  /** The top level of an instance. */
  static of(instance: Instance, world: World): Block {
    const configured = world.blockOf(instance)
    const expressions = own(configured, 'expressions')
    return new Block(
      instance,
      world,
      instance.values,
      instance.unknowns,
      configured === undefined ? undefined : isJson(expressions) ? expressions : {},
      undefined,
      instance.sensitive,
    )
  }

  /** A known attribute as it stands in the file; unknown ones are `undefined`. */
  known(name: string): unknown {
    if (this.#marks(name) === true) return undefined
    return Object.hasOwn(this.#values, name)
      ? this.#values[name]
      : own(this.expression(name), 'constant_value')
  }

  expression(name: string): unknown {
    const expression = own(this.#expressions, name)
    return expression === undefined ? this.#whole : expression
  }

  /** The unknown that stands for an attribute which cannot be told. */
  unresolved(name: string): Unknown {
    return unknown('unresolved', `${this.instance.address}.${name} is known after apply`)
  }

  /** What the file marks as sensitive in an attribute: `true` for all of it. */
  sensitive(name: string): unknown {
    return this.#sensitive === true ? true : own(this.#sensitive, name)
  }

  /** Whether an attribute is unknown until apply, and if so whether only because the provider will choose it. */
  state(name: string): 'known' | 'unknown' | 'computed' {
    const marked = this.#marks(name) === true
    const expression = this.expression(name)
    if (!marked) {
      if (Object.hasOwn(this.#values, name) || expression === undefined) return 'known'
      return own(expression, 'constant_value') === undefined && !Array.isArray(expression)
        ? 'unknown'
        : 'known'
    }
    return this.#expressions !== undefined && expression === undefined ? 'computed' : 'unknown'
  }

  #marks(name: string): unknown {
    return this.#unknowns === true ? true : own(this.#unknowns, name)
  }

  /** Resources that an attribute's expression leads to. */
  found(name: string): readonly Found[] {
    return this.world.follow(this.expression(name), this.instance)
  }

  /** A scalar, or a map of scalars. An unknown that comes from one resource is the token of that. */
  value(name: string): unknown {
    const state = this.state(name)
    if (state === 'computed') return undefined
    if (state === 'unknown') return this.#token(name)
    const value = this.known(name)
    if (isAbsent(value)) return undefined
    return typeof value === 'object' && value !== null ? this.#fill(name, value) : value
  }

  /** An attribute that is a list or set of scalars. */
  list(name: string): readonly unknown[] | Unknown | undefined {
    const state = this.state(name)
    if (state === 'computed') return undefined
    if (state === 'unknown') {
      const tokens = this.#tokens(name)
      return tokens.length > 0 ? tokens : this.unresolved(name)
    }
    const value = this.known(name)
    if (isAbsent(value)) return undefined
    if (!isShallow(value, maxDepth)) return this.unresolved(name)
    if (!Array.isArray(value)) return [value]
    const open = this.open(name) ?? 0
    if (open === 0) return value
    const marks = ownList({ marks: this.#marks(name) }, 'marks')
    const tokens = this.#tokens(name)
    return value.map((element, i) =>
      marks[i] !== true
        ? element
        : ((tokens.length === open ? tokens.shift() : undefined) ?? this.unresolved(name)),
    )
  }

  /** How many elements of a list attribute are unknown; `undefined` when nobody knows how many there are. */
  open(name: string): number | undefined {
    if (this.state(name) !== 'known') return undefined
    const value = this.known(name)
    const marks = ownList({ marks: this.#marks(name) }, 'marks')
    return Array.isArray(value) ? value.filter((_, i) => marks[i] === true).length : 0
  }

  /** The elements of a list attribute that are known. */
  closed(name: string): readonly unknown[] {
    const value = this.known(name)
    const marks = ownList({ marks: this.#marks(name) }, 'marks')
    return Array.isArray(value) ? value.filter((_, i) => marks[i] !== true) : []
  }

  #token(name: string): string | Unknown {
    const managed = this.found(name).filter((f) => f.target.kind === 'managed')
    const [first] = managed
    const meant = ({ target, instance }: Found) =>
      instance?.address ?? `${target.module} ${target.name} ${target.key ?? ''}`
    if (first === undefined || managed.some((f) => meant(f) !== meant(first)))
      return this.unresolved(name)
    if (first.instance === undefined && first.candidates.length > 1) return this.unresolved(name)
    return tokenOf(first)
  }

  #tokens(name: string): string[] {
    const managed = this.found(name).filter((f) => f.target.kind === 'managed')
    const tokens = managed.flatMap((found) =>
      found.target.key === undefined && found.candidates.length > 1
        ? found.candidates.map((instance) => tokenOf({ ...found, instance }))
        : [tokenOf(found)],
    )
    return [...new Set(tokens)]
  }

  /** A map or object with the unknown members marked; the same object when there are none. */
  #fill(name: string, value: object): unknown {
    if (!isShallow(value, maxDepth)) return unknown('unresolved', `${name} nests too deeply`)
    return mark(value, this.#marks(name), this.unresolved(name))
  }

  /** Nested blocks, in order. One that cannot be told is an unknown; so is the whole when nobody knows how many. */
  blocks(name: string): readonly (Block | Unknown)[] | Unknown {
    const marks = this.#marks(name)
    const expression = this.expression(name)
    if (marks === true) return this.unresolved(name)
    const value = own(this.#values, name)
    const rows = Array.isArray(value) ? value : isJson(value) ? [value] : undefined
    if (rows === undefined) {
      if (value === undefined && expression !== undefined) return this.#written(name, expression)
      return []
    }
    const hidden = this.sensitive(name)
    const secrets = (i: number) => (Array.isArray(hidden) ? hidden[i] : hidden)
    const rowMarks = Array.isArray(marks) ? marks : [marks]
    const result = rows.map((row, i) => {
      if (rowMarks[i] === true || !isJson(row)) return this.unresolved(name)
      const [written, whole] = this.#expressionOf(expression, row, rows.length)
      return new Block(this.instance, this.world, row, rowMarks[i], written, whole, secrets(i))
    })
    for (let i = rows.length; i < rowMarks.length; i++)
      if (hasMark(rowMarks[i])) result.push(this.unresolved(name))
    return result
  }

  /** Blocks of which the file shows only how they are written. */
  #written(name: string, expression: unknown): readonly (Block | Unknown)[] | Unknown {
    const rows = Array.isArray(expression) ? expression : [expression]
    if (rows.some((row) => !isJson(row) || Object.hasOwn(row, 'references')))
      return this.unresolved(name)
    return rows.flatMap((row) =>
      isJson(row) ? [new Block(this.instance, this.world, {}, undefined, row)] : [],
    )
  }

  /** The written block that a planned block comes from. Sets are not in written order: constants decide, or nothing. */
  #expressionOf(expression: unknown, row: Json, count: number): [Json | undefined, unknown] {
    const written = (Array.isArray(expression) ? expression : [expression]).filter(isJson)
    const [first] = written
    if (first !== undefined && Object.hasOwn(first, 'references')) return [undefined, first]
    if (first !== undefined && written.length === 1 && count === 1) return [first, undefined]
    const matching = written.filter((w) => agrees(w, row))
    return [matching.length === 1 ? matching[0] : undefined, undefined]
  }
}

/** Whether the constants of a written block are the values of a planned one. */
function agrees(written: Json, row: Json): boolean {
  for (const [name, expression] of Object.entries(written)) {
    const constant = own(expression, 'constant_value')
    if (constant === undefined) continue
    if (!isShallow(constant, maxDepth) || !isShallow(own(row, name), maxDepth)) return false
    if (JSON.stringify(constant) !== JSON.stringify(own(row, name))) return false
  }
  return true
}

function mark(value: unknown, marks: unknown, stand: Unknown): unknown {
  if (marks === true) return stand
  if (!hasMark(marks)) return value
  if (Array.isArray(value)) {
    const of = ownList({ marks }, 'marks')
    return value.map((v, i) => mark(v, of[i], stand))
  }
  if (!isJson(value) || !isJson(marks)) return value
  const names = new Set([...Object.keys(value), ...Object.keys(marks)])
  return Object.fromEntries(
    [...names]
      .map((name) => [name, mark(own(value, name), own(marks, name), stand)] as const)
      .filter(([, v]) => v !== undefined),
  )
}

/** Whether anything below an `after_unknown` value is unknown. */
function hasMark(marks: unknown, depth = maxDepth): boolean {
  if (marks === true) return true
  if (typeof marks !== 'object' || marks === null || depth === 0) return false
  return (Array.isArray(marks) ? marks : Object.values(marks)).some((m) => hasMark(m, depth - 1))
}

function isAbsent(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}
