import { readFile } from 'node:fs/promises'
import type { Grammar, ValidatedType } from '../../evaluate/access/validate/document.ts'
import type { PolicyFinding } from '../../evaluate/access/validate/finding.ts'
import { guessPolicyType } from '../../evaluate/access/validate/policy-type.ts'
import { validatePolicy } from '../../evaluate/access/validate/validate-policy.ts'
import { decodeText } from '../../lib/decode-text.ts'
import { describeFileError } from '../../lib/describe-file-error.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'

export interface ValidateRequest {
  /** Files with a policy each; `-` is what `stdin` answers. */
  readonly files: readonly string[]
  readonly stdin: () => Promise<Uint8Array>
  /** Guessed from the policy unless told. */
  readonly type?: ValidatedType | undefined
  readonly resourceType?: string | undefined
  readonly grammar?: Grammar | undefined
}

export interface ValidatedFile {
  readonly file: string
  readonly type: ValidatedType
  /** The policy, to show places in. */
  readonly text: string
  readonly findings: readonly PolicyFinding[]
}

/** Validates each file. A file that cannot be read is a diagnostic; a policy that is no JSON is a finding. */
export async function validateFiles(request: ValidateRequest): Promise<{
  readonly files: readonly ValidatedFile[]
  readonly diagnostics: readonly Diagnostic[]
}> {
  const files: ValidatedFile[] = []
  const diagnostics: Diagnostic[] = []
  for (const file of request.files) {
    const read = await readPolicy(file, request.stdin)
    if (typeof read === 'string') {
      const type = request.type ?? guessPolicyType(read)
      const { resourceType, grammar = 'full' } = request
      const findings = validatePolicy(read, { type, resourceType, grammar })
      files.push({ file, type, text: read, findings })
    } else diagnostics.push(read)
  }
  return { files, diagnostics }
}

async function readPolicy(
  file: string,
  stdin: () => Promise<Uint8Array>,
): Promise<string | Diagnostic> {
  const name = file === '-' ? 'standard input' : file
  const problem = (message: string): Diagnostic => ({
    code: 'access-policy-unreadable',
    severity: 'error',
    message,
    where: { file: name },
  })
  try {
    const decoded = decodeText(file === '-' ? await stdin() : await readFile(file))
    if ('problem' in decoded) return problem(`The policy ${decoded.problem}.`)
    return decoded.text.replace(/^\uFEFF/, '')
  } catch (error) {
    return problem(`The policy cannot be read: ${describeFileError(error)}.`)
  }
}
