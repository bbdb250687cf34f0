import type { z } from 'zod'
import type { ToolContext } from '../../app/tool/context.ts'
import type { RunQueue } from '../../app/tool/runs/run-queue.ts'
import type { Download } from './download.ts'

type Shape = z.ZodObject<z.ZodRawShape>

/** What a route gets besides what it was asked. */
export interface RouteContext extends ToolContext {
  /** Seals the secrets of access keys. */
  readonly master: Uint8Array
  /** Reviews that this server makes. */
  readonly runs: RunQueue
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Query parameters as sent: those that take many values have a list. */
export type Query = Readonly<Record<string, string | readonly string[]>>

interface Definition<
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  R extends z.ZodType | 'file',
  U extends number | undefined,
> {
  /** Unique, camelCase. */
  readonly name: string
  /** Default GET. Every other method is a write. */
  readonly method?: Method
  /** Parameters in braces. */
  readonly path: string
  /** One sentence. */
  readonly summary: string
  /** Whether it takes `limit` and `after` and answers with `next`. */
  readonly paged?: boolean
  readonly parameters: P
  /** A list takes a parameter that is given more than once. */
  readonly query: Q
  /** What the JSON body holds; none where absent. */
  readonly body?: B
  /** Takes the bytes of the body instead, at most so many. */
  readonly upload?: U
  /** `file`: bytes to keep. */
  readonly reply: R
  readonly run: (
    context: RouteContext,
    given: z.output<P> & z.output<Q>,
    body: U extends number ? Uint8Array<ArrayBuffer> : z.output<B>,
  ) => Promise<R extends z.ZodType ? z.input<R> : Download>
}

/** One route of the API, whatever its types. */
export interface Route {
  readonly name: string
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly paged: boolean
  readonly parameters: Shape
  readonly query: Shape
  readonly body?: z.ZodType
  readonly upload?: number
  readonly reply: z.ZodType | 'file'
  /**
   * Checks what was given, and answers.
   * @throws z.ZodError where it does not fit
   */
  readonly answer: (
    context: RouteContext,
    parameters: Readonly<Record<string, string>>,
    query: Query,
    body: unknown,
  ) => Promise<unknown>
}

/** Describes a route; what it answers must fit its schema. */
export function defineRoute<
  P extends Shape,
  Q extends Shape,
  R extends z.ZodType | 'file',
  B extends z.ZodType = z.ZodUndefined,
  U extends number | undefined = undefined,
>(definition: Definition<P, Q, B, R, U>): Route {
  const { run, paged = false, method = 'GET', upload, ...rest } = definition
  return {
    ...rest,
    method,
    paged,
    ...(upload === undefined ? {} : { upload }),
    answer: async (context, parameters, query, body) => {
      const given = {
        ...definition.parameters.parse(parameters),
        ...definition.query.parse(query),
      }
      // Bytes are as they are; without a schema there is no body, which is what its type says then.
      const read = upload === undefined ? definition.body?.parse(body) : body
      return run(context, given, read as Parameters<typeof run>[2])
    },
  }
}
