import type { z } from 'zod'
import type { ToolContext } from '../../app/tool/context.ts'

type Shape = z.ZodObject<z.ZodRawShape>

interface Definition<P extends Shape, Q extends Shape, R extends z.ZodType> {
  /** Unique, camelCase. */
  readonly name: string
  /** Parameters in braces. */
  readonly path: string
  /** One sentence. */
  readonly summary: string
  /** Whether it takes `limit` and `after` and answers with `next`. */
  readonly paged?: boolean
  readonly parameters: P
  readonly query: Q
  readonly reply: R
  readonly run: (context: ToolContext, given: z.output<P> & z.output<Q>) => Promise<z.input<R>>
}

/** One route of the API, whatever its types. */
export interface Route {
  readonly name: string
  readonly path: string
  readonly summary: string
  readonly paged: boolean
  readonly parameters: Shape
  readonly query: Shape
  readonly reply: z.ZodType
  /**
   * Checks what was given, and answers.
   * @throws z.ZodError where it does not fit
   */
  readonly answer: (
    context: ToolContext,
    parameters: Readonly<Record<string, string>>,
    query: Readonly<Record<string, string>>,
  ) => Promise<unknown>
}

/** Describes a route; what it answers must fit its schema. */
export function defineRoute<P extends Shape, Q extends Shape, R extends z.ZodType>(
  definition: Definition<P, Q, R>,
): Route {
  const { run, paged = false, ...rest } = definition
  return {
    ...rest,
    paged,
    answer: async (context, parameters, query) => {
      const given = {
        ...definition.parameters.parse(parameters),
        ...definition.query.parse(query),
      }
      return run(context, given)
    },
  }
}
