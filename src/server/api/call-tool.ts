import type { ToolContext } from '../../app/tool/context.ts'
import { ToolError } from '../../app/tool/tool-error.ts'
import { type OperationCall, type Operations, callOperation } from '../wire/call-operation.ts'
import { describeToolError } from '../wire/describe-tool-error.ts'
import type { OperationModel } from '../wire/protocol/model.ts'
import { readJsonInput } from '../wire/protocol/read-input.ts'
import { type FieldProblem, WireError, unknownOperation } from '../wire/protocol/wire-error.ts'
import { ApiProblem } from './problem.ts'

/** Runs an operation of AWS's API with one JSON object as its input, and gives the JSON text of its output. */
export interface CallTool {
  /** @throws ApiProblem whose code is the exception that AWS models, for anything that the caller did */
  readonly call: (
    operation: string,
    input: Readonly<Record<string, unknown>>,
    context: Pick<ToolContext, 'caller' | 'now' | 'requestId'>,
  ) => Promise<string>
  /** Whether an operation changes nothing; false for unknown ones. */
  readonly isRead: (operation: string) => boolean
}

/** The bridge to the operations of the wire: the same validation, permissions and audit, other credentials. */
export function createToolBridge(operations: Operations): CallTool {
  return {
    isRead: (name) => operations.model.operations.get(name)?.readonly === true,
    call: async (name, input, context) => {
      try {
        const operation = operations.model.operations.get(name)
        if (operation === undefined) throw unknownOperation()
        return await run(operation, input, { ...context, admitWrite: () => true })
      } catch (error) {
        if (error instanceof WireError) throw problemOfWire(error)
        if (error instanceof ToolError && error.kind !== 'internal')
          throw problemOfWire(describeToolError(error), error.details.fields)
        throw error
      }
    },
  }

  function run(
    operation: OperationModel,
    input: Readonly<Record<string, unknown>>,
    call: OperationCall,
  ): Promise<string> {
    return callOperation(
      operations,
      operation,
      readJsonInput(operations.model, operation, input),
      call,
    )
  }
}

function problemOfWire(
  { status, type, message, body }: WireError,
  fields = fieldsOf(body),
): ApiProblem {
  return new ApiProblem(status, type, message, fields.length === 0 ? {} : { fields })
}

/** The fields that a ValidationException names. */
function fieldsOf(body: WireError['body']): readonly FieldProblem[] {
  const { Fields } = body
  if (!Array.isArray(Fields)) return []
  return Fields.map((field: { readonly Name: string; readonly Message: string }) => ({
    name: field.Name,
    message: field.Message,
  }))
}
