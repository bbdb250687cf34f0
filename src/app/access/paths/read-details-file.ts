import { readFile } from 'node:fs/promises'
import { readAuthorizationDetails } from '../../../collect/authorization-details/read-authorization-details.ts'
import { decodeText } from '../../../lib/decode-text.ts'
import { describeFileError } from '../../../lib/describe-file-error.ts'
import type { Collected } from '../../../model/collected.ts'

type Read = Pick<Collected, 'resources' | 'gaps' | 'diagnostics'>

/** Reads a file with the output of `aws iam get-account-authorization-details`. What is wrong with it is in the diagnostics. */
export async function readDetailsFile(path: string): Promise<Read> {
  try {
    const decoded = decodeText(await readFile(path))
    if ('problem' in decoded) return problem(path, `it ${decoded.problem}`)
    return readAuthorizationDetails(JSON.parse(decoded.text.replace(/^\uFEFF/, '')), path)
  } catch (error) {
    return problem(path, error instanceof SyntaxError ? error.message : describeFileError(error))
  }
}

function problem(path: string, why: string): Read {
  return {
    resources: [],
    gaps: [],
    diagnostics: [
      {
        code: 'authorization-details-invalid',
        severity: 'error',
        message: `The authorization details cannot be read: ${why}.`,
        where: { file: path },
      },
    ],
  }
}
