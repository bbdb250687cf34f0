import { findFormat } from '../../../report/formats.ts'
import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { rebuildReview } from './rebuild-review.ts'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  sarif: 'application/sarif+json',
  xml: 'application/xml',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** A document of the newest review as it stands now. */
export interface ExportedDocument {
  readonly chunks: Iterable<string>
  /** Media type. */
  readonly type: string
  /** Name of the file. */
  readonly name: string
}

/** Writes the review of a workload in one of the formats of the command line. @throws ToolError not-found, conflict */
export async function exportDocument(
  context: ToolContext,
  id: string,
  format: string,
): Promise<ExportedDocument> {
  const known = findFormat(format)
  if (known === undefined) throw notFound('DOCUMENT_FORMAT', format)
  const review = await rebuildReview(context, id)
  const write = await known.load()
  const { extension } = known
  return {
    chunks: write(review, { color: false, columns: 100, cwd: process.cwd() }),
    type: types[extension] ?? 'application/octet-stream',
    name: `${review.workload.name} ${review.at.slice(0, 10)}.${extension}`,
  }
}
