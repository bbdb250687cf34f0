import {
  countAccessPreviews,
  getAccessPreview,
  insertAccessPreview,
  listAccessFindings,
  listAccessPreviews,
} from '../../../store/access-findings.ts'
import type { AccessPreviewFindingData, AccessPreviewRow } from '../../../store/schema.ts'
import type { ToolContext } from '../../tool/context.ts'
import { type PageOf, pageThrough } from '../../tool/page.ts'
import { toJson } from '../../tool/runs/to-json.ts'
import { readPage } from '../../tool/store-page.ts'
import { conflict, invalid, notFound, quotaExceeded } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { asUuid } from '../analyse/found.ts'
import { type GivenFilter, matchesFilter, readFilter } from '../filter/filter.ts'
import { findAnalyzer } from '../find-analyzer.ts'
import { requireExternal } from '../findings/read.ts'
import { InvalidDocument } from '../invalid-document.ts'
import { loadEstate } from '../snapshot/load-estate.ts'
import type { Configuration } from './configured.ts'
import { preview } from './preview.ts'

/** Previews that an analyzer keeps. */
const previewLimit = 1000

/**
 * Analyses what access a configuration of one resource would give. A policy that IAM would not take makes a preview that
 * failed. @returns its id @throws ToolError
 */
export async function createPreview(
  context: ToolContext,
  reference: string,
  configurations: Readonly<Record<string, object>>,
): Promise<string> {
  const analyzer = await findAnalyzer(context, reference, 'contribute')
  requireExternal(analyzer)
  const [entry, ...others] = Object.entries(configurations)
  if (entry === undefined || others.length > 0) {
    const message = 'Give the configuration of one resource.'
    throw invalid(message, { name: 'configurations', message })
  }
  const [arn, given] = entry
  const configuration: Configuration = toJson(given)
  const id = asUuid(context.newId())
  await writeAs(context, 'CreateAccessPreview', analyzer.id, async (tx) => {
    if ((await countAccessPreviews(tx, analyzer.id)) >= previewLimit)
      throw quotaExceeded(`An analyzer keeps at most ${previewLimit} previews.`, 'L-previews', {
        type: 'AccessPreview',
        id,
      })
    const seen = await loadEstate(tx, analyzer.account, analyzer.region)
    const existing = await listAccessFindings(tx, analyzer.id)
    const findings = attempt(() => preview(analyzer, seen, existing, arn, configuration))
    await insertAccessPreview(tx, {
      id,
      analyzer: analyzer.id,
      status: findings === undefined ? 'FAILED' : 'COMPLETED',
      data: { configurations: toJson(configurations), findings: findings ?? [] },
    })
  })
  return id
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof InvalidDocument) return undefined
    throw error
  }
}

/** @throws ToolError */
export async function readPreview(
  context: ToolContext,
  reference: string,
  id: string,
): Promise<AccessPreviewRow> {
  const analyzer = await findAnalyzer(context, reference, 'read')
  const row = await getAccessPreview(context.db, id)
  if (row?.analyzer !== analyzer.id) throw notFound('AccessPreview', id)
  return row
}

/** In the order of creation. @throws ToolError */
export async function readPreviews(
  context: ToolContext,
  reference: string,
): Promise<PageOf<AccessPreviewRow>> {
  const analyzer = await findAnalyzer(context, reference, 'read')
  return readPage(context, (request) => listAccessPreviews(context.db, analyzer.id, request))
}

/** Findings of a preview that fulfil a filter. @throws ToolError conflict for a preview that failed */
export async function readPreviewFindings(
  context: ToolContext,
  reference: string,
  id: string,
  filter: GivenFilter | undefined,
): Promise<PageOf<AccessPreviewFindingData> & { readonly preview: AccessPreviewRow }> {
  const row = await readPreview(context, reference, id)
  const wanted = readFilter(filter)
  if (row.status === 'FAILED')
    throw conflict('The preview failed: its configuration is invalid.', 'AccessPreview', id)
  const findings = row.data.findings.filter((one) => {
    const { id: finding, status, change, existing } = one
    return matchesFilter({ id: finding, status, change, existing, data: one }, wanted)
  })
  return { ...pageThrough(findings, context.page, (one) => one.id), preview: row }
}
