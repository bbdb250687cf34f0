import type { Diagnostic, Place as Where } from '../../model/diagnostic.ts'
import { isUnknown, type Unknown, unknown } from '../../model/unknown.ts'
import { nearestName } from '../../lib/nearest-name.ts'
import { decideCondition } from './conditions.ts'
import { isExisting, parameterValue } from './parameters.ts'
import { type Place, pseudoParameter } from './pseudo-parameters.ts'
import { resolveValue } from './resolve-value.ts'
import type { Decision, Resolver, Trace } from './resolver.ts'
import { own, ownRaw, type Raw, type Template } from './template.ts'

export interface ScopeOptions extends Place {
  /** Values for parameters, asked for once: texts from the user, resolved values from an enclosing stack. */
  readonly parameters: () => Raw
  /** What stands before logical ids: `Outer/` in a nested stack. */
  readonly prefix: string
  /** Logical ids of the template, after macros. */
  readonly resources: ReadonlySet<string>
  /** An output of a nested stack that was read; `undefined` when it was not. */
  readonly output: (resource: string, output: string) => unknown
  readonly report: (diagnostic: Diagnostic) => void
  /** Unknowns that certainly mean something outside this stack. */
  readonly outside: WeakSet<Unknown>
  /** Values that may still be made, of this and its nested stacks. */
  readonly budget: { values: number }
}

/** One template with its parameters: resolves values and decides conditions, each once. */
export class Scope implements Resolver {
  readonly template: Template
  readonly #options: ScopeOptions
  #given: Raw | undefined
  readonly #parameters: Raw
  readonly #mappings: Raw
  readonly #conditions: Raw
  readonly #values = new Map<string, unknown>()
  readonly #decisions = new Map<string, Decision | 'deciding'>()
  /** The line that is being resolved. */
  line: number | undefined

  constructor(template: Template, options: ScopeOptions) {
    this.template = template
    this.#options = options
    this.#parameters = ownRaw(template.root, 'Parameters')
    this.#mappings = ownRaw(template.root, 'Mappings')
    this.#conditions = ownRaw(template.root, 'Conditions')
  }

  resolve(value: unknown, trace?: Trace): unknown {
    return resolveValue(value, this, this.template.positions, trace, (line) => {
      this.line = line
    })
  }

  decide(condition: unknown): Decision {
    return decideCondition(condition, this)
  }

  decideNamed(name: string): Decision {
    const known = this.#decisions.get(name)
    if (known === 'deciding') {
      this.warn(
        'cloudformation-condition-cycle',
        `The condition ${name} depends on itself.`,
        'Remove the cycle; until then it is undecided.',
      )
      return unknown('unresolved', `the condition ${name} depends on itself`)
    }
    if (known !== undefined) return known
    const condition = own(this.#conditions, name)
    if (condition === undefined) {
      this.#undefined('condition', name, Object.keys(this.#conditions))
      return unknown('unresolved', `there is no condition ${name}`)
    }
    this.#decisions.set(name, 'deciding')
    const decision = this.decide(condition)
    this.#decisions.set(name, decision)
    return decision
  }

  ref(name: string): unknown {
    const pseudo = pseudoParameter(name, this.#options)
    if (pseudo !== undefined) return pseudo
    if (this.#options.resources.has(name)) return `\${${this.#options.prefix}${name}}`
    if (Object.hasOwn(this.#parameters, name)) return this.#parameter(name)
    this.#undefined('parameter or resource', name, this.#names())
    return unknown('unresolved', `there is no ${name.slice(0, 200)}`)
  }

  attribute(resource: string, attribute: string): unknown {
    if (!this.#options.resources.has(resource)) {
      this.#undefined('resource', resource, [...this.#options.resources])
      return unknown('unresolved', `there is no ${resource.slice(0, 200)}`)
    }
    const output = attribute.startsWith('Outputs.')
      ? this.#options.output(resource, attribute.slice('Outputs.'.length))
      : undefined
    return output ?? `\${${this.#options.prefix}${resource}.${attribute}}`
  }

  mapped(map: string, top: string, second: string): unknown {
    return own(own(own(this.#mappings, map), top), second)
  }

  imported(detail: string): Unknown {
    const value = unknown('unresolved', detail)
    this.#options.outside.add(value)
    return value
  }

  afford(values: number): boolean {
    this.#options.budget.values -= values
    return this.#options.budget.values >= 0
  }

  warn(code: string, message: string, help: string): void {
    this.#options.report({ code, severity: 'warning', message, help, where: this.#where() })
  }

  /** Reports what a reader should know but need not correct. */
  note(code: string, message: string, help: string): void {
    this.#options.report({ code, severity: 'note', message, help, where: this.#where() })
  }

  #where(): Where {
    const { file } = this.template
    return this.line === undefined ? { file } : { file, line: this.line }
  }

  #parameter(name: string): unknown {
    if (this.#values.has(name)) return this.#values.get(name)
    const declaration = own(this.#parameters, name)
    const value = parameterValue(name, declaration, own(this.#givenParameters(), name))
    if (isUnknown(value) && isExisting(declaration)) this.#options.outside.add(value)
    this.#values.set(name, value)
    return value
  }

  /** An enclosing stack may ask back while it answers; then nothing is given yet. */
  #givenParameters(): Raw {
    if (this.#given === undefined) {
      this.#given = {}
      this.#given = this.#options.parameters()
    }
    return this.#given
  }

  #names(): readonly string[] {
    return [...Object.keys(this.#parameters), ...this.#options.resources]
  }

  #undefined(what: string, name: string, known: readonly string[]): void {
    const near = nearestName(name, known)
    this.warn(
      'cloudformation-reference-undefined',
      `There is no ${what} named ${name.slice(0, 200)}.`,
      near === undefined ? `Declare it or correct the name.` : `Did you mean ${near}?`,
    )
  }
}
