import { invalid, ToolError } from '../../../app/tool/tool-error.ts'

/** Runs an operation that models no `ResourceNotFoundException`: what does not exist is then an invalid parameter. */
export async function refuseAbsent<T>(member: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof ToolError) || error.kind !== 'not-found') throw error
    throw invalid(error.message, { name: member, message: error.message })
  }
}
