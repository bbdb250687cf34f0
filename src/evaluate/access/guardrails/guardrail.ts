import type { Principal } from '../request/principal.ts'

/** What AWS Organizations attaches a guardrail as. */
export const guardrailTypes = ['scp', 'rcp'] as const
export type GuardrailType = (typeof guardrailTypes)[number]

/** How messages call a type. */
export const typeNames: Readonly<Record<GuardrailType, string>> = {
  scp: 'service control policy',
  rcp: 'resource control policy',
}

/** A limit on what a whole organization may do, with the requests that say what it is to deny and what it must leave alone. */
export interface Guardrail {
  /** `stay-in-organization`: what the command line takes. */
  readonly name: string
  readonly title: string
  readonly type: GuardrailType
  /** What it protects from, in a sentence or two. */
  readonly why: string
  /** What to know before it is attached. */
  readonly caution: readonly string[]
  readonly parameters: Readonly<Record<string, GuardrailParameter>>
  /** The document of the policy; `{{name}}` stands for a parameter. */
  readonly policy: unknown
  readonly tests: readonly GuardrailTest[]
}

export interface GuardrailParameter {
  readonly description: string
  /** Used unless a value is given; without a default a value is needed to attach the policy. */
  readonly default?: readonly string[]
  /** What tests and examples use where there is no default. */
  readonly example: readonly string[]
}

/** One request, and what the guardrail is to do with it. Texts may hold `{{name}}`, the first value of a parameter. */
export interface GuardrailTest {
  readonly name: string
  readonly expect: 'denied' | 'allowed'
  readonly request: TestRequest
}

/**
 * Shaped like a request of `plinth access can --cases`. It is written for account 111122223333 of organization
 * o-exampleorg; a question about an account puts that one in its place.
 */
export interface TestRequest {
  readonly principal: Principal
  readonly action: string
  readonly resource: string
  readonly resourceAccount?: string
  readonly context: Readonly<Record<string, string | readonly string[]>>
}

/** Values of parameters by name. */
export type ParameterValues = Readonly<Record<string, readonly string[]>>

/** The account and organization that tests are written for. */
export const testAccount = '111122223333'
export const testOrganization = 'o-exampleorg'
