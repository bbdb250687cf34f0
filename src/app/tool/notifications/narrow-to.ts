import { invalid, ToolError } from '../tool-error.ts'

/**
 * What a list is narrowed to. The lists of notifications model no "not found", so that what the caller cannot find is
 * an invalid member.
 * @param member as the caller names it
 * @throws ToolError validation instead of not-found; others as they are
 */
export async function narrowTo<Found>(member: string, found: Promise<Found>): Promise<Found> {
  try {
    return await found
  } catch (error) {
    if (!(error instanceof ToolError) || error.kind !== 'not-found') throw error
    const { message } = error
    throw invalid(message, { name: member, message })
  }
}
