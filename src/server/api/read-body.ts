import { parseJsonBody } from '../wire/protocol/parse-json-body.ts'
import { WireError } from '../wire/protocol/wire-error.ts'
import { ApiProblem } from './problem.ts'

/** Largest JSON body, in bytes: the same as on the wire. */
const maxJsonBytes = 6 * 1024 * 1024

/** The JSON object of a request's body. @throws ApiProblem where it is none, or too large */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get('content-type') ?? ''
  // A form of another site cannot send this type without asking first.
  if (!/^application\/json\b/i.test(type))
    throw new ApiProblem(415, 'bad-body', 'Send the body as application/json.')
  try {
    return parseJsonBody(await readBytes(request, maxJsonBytes))
  } catch (error) {
    if (error instanceof WireError)
      throw new ApiProblem(400, 'bad-body', error.message.replace('[Validation] ', ''))
    throw error
  }
}

/** The bytes of a body. @throws ApiProblem as soon as there are more than `most` */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function tooLarge(most: number): ApiProblem {
  return new ApiProblem(413, 'too-large', `The body is over ${most / 1024 / 1024} MB.`)
}
