import type { ToolContext } from '../../../app/tool/context.ts'
import type { Answered, Given } from '../operation-types.ts'
import type { Operations } from './operations.generated.ts'

export type Operation = keyof Operations

/** What every handler gets besides its input. */
export type OperationContext = ToolContext

/** Input of an operation, valid by the model. */
export type InputOf<Op extends Operation> = Given<Operations[Op]['input']>

/** Output of an operation: what the SDK's caller will see. Members that are `undefined` are left out. */
export type OutputOf<Op extends Operation> = Answered<Omit<Operations[Op]['output'], '$metadata'>>

/** Serves one operation; throws `ToolError` to refuse. Operations without output return `{}`. */
export type Handler<Op extends Operation> = (
  input: InputOf<Op>,
  context: OperationContext,
) => Promise<OutputOf<Op>>

export type Handlers = { [Op in Operation]: Handler<Op> }
