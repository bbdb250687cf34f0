import { parseLocatedJson } from '../../../lib/located-json.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'

/** IAM's own documents are 10 kB at most; 6 MB is the largest request that its validator takes. */
const maxPolicyLength = 8 * 1024 * 1024
const maxDepth = 64

/** Parses the JSON of a policy, with the place of what is wrong. Keys given twice are refused: IAM refuses them too. */
export function readPolicyText(
  text: string,
  file: string | undefined,
): { readonly value?: unknown; readonly problems: readonly Diagnostic[] } {
  if (text.length > maxPolicyLength)
    return { problems: [problem('The policy is larger than 8 MB.', {}, file)] }
  const parsed = parseLocatedJson(text.replace(/^\uFEFF/, ''), () => undefined, maxDepth)
  if ('problem' in parsed)
    return { problems: [problem(`${parsed.problem.message}.`, parsed.problem, file)] }
  const [twice] = parsed.duplicates
  if (twice !== undefined) return { problems: [problem(`${twice.message}.`, twice, file)] }
  return { value: parsed.value, problems: [] }
}

function problem(
  message: string,
  { line, column }: { readonly line?: number; readonly column?: number },
  file: string | undefined,
): Diagnostic {
  return {
    code: 'access-policy-syntax',
    severity: 'error',
    message,
    where: {
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    },
  }
}
