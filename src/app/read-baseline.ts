import { readFile } from 'node:fs/promises'
import { describeFileError } from '../lib/describe-file-error.ts'
import { PlinthError } from '../model/diagnostic.ts'

/**
 * Reads the ids of the failed findings of an earlier JSON document.
 * @throws PlinthError when the file is not one
 */
export async function readBaseline(file: string): Promise<ReadonlySet<string>> {
  const findings = parse(await text(file))
  if (findings === undefined) throw notADocument(file)
  const ids = new Set<string>()
  for (const finding of findings) {
    const { id, outcome } = (finding ?? {}) as Record<string, unknown>
    if (typeof id === 'string' && outcome === 'fail') ids.add(id)
  }
  return ids
}

async function text(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new PlinthError({
      code: 'baseline-unreadable',
      severity: 'error',
      message: `The baseline cannot be read: ${describeFileError(error)}.`,
      help: 'Write one with `plinth review … --format json=baseline.json`.',
      where: { file },
    })
  }
}

function parse(json: string): readonly unknown[] | undefined {
  try {
    const document = JSON.parse(json) as { plinth?: unknown; findings?: unknown }
    return document.plinth === 'review' && Array.isArray(document.findings)
      ? document.findings
      : undefined
  } catch {
    return undefined
  }
}

function notADocument(file: string): PlinthError {
  return new PlinthError({
    code: 'baseline-format',
    severity: 'error',
    message: 'The baseline is not a review document of Plinth.',
    help: 'Write one with `plinth review … --format json=baseline.json`.',
    where: { file },
  })
}
