import type { Unknown } from '../../model/unknown.ts'

/** Stands for `AWS::NoValue`: whatever holds it is left out. */
export const noValue: unique symbol = Symbol('AWS::NoValue')

/** A condition: Kleene's three values. */
export type Decision = boolean | Unknown

/** Where resolved values came from: lines by pointer, down to `left` more levels. */
export interface Trace {
  readonly pointer: string
  readonly lines: Record<string, number>
  readonly left: number
}

/** What an intrinsic may ask of the template around it. */
export interface Resolver {
  /** Resolves a raw value. `noValue` when it is to be left out. */
  resolve(value: unknown, trace?: Trace): unknown
  /** Decides a raw condition. */
  decide(condition: unknown): Decision
  /** Decides a named condition of the template. */
  decideNamed(name: string): Decision
  /** What `Ref` of a name gives. */
  ref(name: string): unknown
  /** What `GetAtt` of a resource's attribute gives. */
  attribute(resource: string, attribute: string): unknown
  /** An entry of a mapping; `undefined` when there is none. */
  mapped(map: string, top: string, second: string): unknown
  /** An unknown for something that certainly comes from outside this stack. */
  imported(detail: string): Unknown
  /** Whether so many more values may be made; false once the template has had its share. */
  afford(values: number): boolean
  /** Reports a problem once. */
  warn(code: string, message: string, help: string): void
}

/** One intrinsic function: its raw argument gives a value, an `Unknown` or `noValue`. */
export type Intrinsic = (argument: unknown, resolver: Resolver, trace?: Trace) => unknown
