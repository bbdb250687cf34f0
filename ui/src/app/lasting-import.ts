import { noteReach } from '../data/connection.ts'
import { ApiError } from '../data/http.ts'
import { insist } from '../data/tool.ts'

/**
 * Loads a part of the application; where the server cannot be reached, again until it can. A page that is loaded anew
 * without a network would be gone, with what is not saved yet.
 * @throws where the server answers, but has no such part any more
 */
export const lasting =
  <Part>(load: () => Promise<Part>) =>
  (): Promise<Part> =>
    insist(
      async () => {
        try {
          return await load()
        } catch (error) {
          if (await isReachable()) throw error
          noteReach(false)
          throw new ApiError(0, 'unreachable', 'The server cannot be reached.')
        }
      },
      { tries: Infinity },
    )

async function isReachable(): Promise<boolean> {
  try {
    await fetch('/plinth.svg', { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}
