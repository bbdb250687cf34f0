import type { ToolContext } from '../../../app/tool/context.ts'
import type { Operations } from './operations.generated.ts'

export type Operation = keyof Operations

/** What every handler gets besides its input. */
export type OperationContext = ToolContext

/**
 * The SDK marks required members as `X | undefined`, for its callers' convenience.
 * A handler runs after validation: what is required is there, at every depth.
 */
export type Given<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? Given<Item>[]
    : T extends object
      ? {
          [Key in keyof T]: Pick<T, Key> extends Required<Pick<T, Key>>
            ? Given<Exclude<T[Key], undefined>>
            : Given<T[Key]>
        }
      : T

/** Input of an operation, valid by the model. */
export type InputOf<Op extends Operation> = Given<Operations[Op]['input']>

/** What a handler may return for a type of the SDK: the same, with lists that nobody may change. */
export type Answered<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Answered<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Answered<T[Key]> }
      : T

/** Output of an operation: what the SDK's caller will see. Members that are `undefined` are left out. */
export type OutputOf<Op extends Operation> = Answered<Omit<Operations[Op]['output'], '$metadata'>>

/** Serves one operation; throws `ToolError` to refuse. Operations without output return `{}`. */
export type Handler<Op extends Operation> = (
  input: InputOf<Op>,
  context: OperationContext,
) => Promise<OutputOf<Op>>

export type Handlers = { [Op in Operation]: Handler<Op> }
