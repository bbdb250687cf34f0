import type { ReportedLens, ReportedWorkload } from '../../model/reported-review.ts'
import { drawAccepted } from './accepted.ts'
import { clip } from './clip.ts'
import { drawPortfolio } from './consolidated.ts'
import { drawImprovements } from './improvements.ts'
import { numberPages } from './page-numbers.ts'
import { drawQuestions } from './questions.ts'
import { Sheet } from './sheet.ts'
import { drawSummary } from './summary.ts'
import { drawTitlePage, explainPlaceholder } from './title-page.ts'

interface Clocked {
  /** Clock of the document in milliseconds since the epoch; the same input gives the same bytes. */
  readonly at: number
}

/** One lens of one workload. */
export interface LensPdfInput extends Clocked {
  readonly kind: 'lens'
  readonly workload: ReportedWorkload
  readonly lens: ReportedLens
}

/** All workloads that the reader may see. */
export interface ConsolidatedPdfInput extends Clocked {
  readonly kind: 'consolidated'
  readonly workloads: readonly ReportedWorkload[]
}

/** A report of lens reviews as a tagged PDF. Deterministic; only fonts that every reader has are used. */
export async function writeReviewPdf(
  input: LensPdfInput | ConsolidatedPdfInput,
): Promise<Uint8Array> {
  return input.kind === 'lens' ? writeLensPdf(input) : writeConsolidatedPdf(input)
}

async function writeLensPdf({ at, workload, lens }: LensPdfInput): Promise<Uint8Array> {
  const { milestone } = workload
  const name = `${clip(workload.name, 120)}: ${clip(lens.lens.name, 120)}`
  const sheet = new Sheet({ at, title: name, subject: 'Well-Architected review of one lens' })
  drawTitlePage(sheet, {
    eyebrow: 'Well-Architected review',
    title: workload.name,
    subtitle: lens.lens.name,
    ...(workload.description === undefined ? {} : { description: workload.description }),
    facts: [
      ['Lens version', lens.lens.version],
      [
        'Milestone',
        milestone === undefined
          ? 'None: the current state of the review'
          : `${milestone.number}: ${milestone.name}, recorded ${timeOf(milestone.recordedAt)}`,
      ],
      ['Review owner', workload.reviewOwner],
      ['Environment', environmentOf(workload.environment)],
      ['Accounts', listed(workload.accounts)],
      ['Regions', listed(workload.regions)],
      ['Last updated', timeOf(workload.updatedAt)],
      ['Report written', timeOf(at)],
      ['Workload', workload.arn],
    ],
  })
  drawSummary(sheet, lens)
  await drawQuestions(sheet, lens)
  drawImprovements(sheet, lens.questions)
  drawAccepted(sheet, lens.questions, workload)
  return finish(sheet, name)
}

async function writeConsolidatedPdf({ at, workloads }: ConsolidatedPdfInput): Promise<Uint8Array> {
  const name = 'Consolidated report'
  const sheet = new Sheet({ at, title: name, subject: 'Well-Architected reviews of all workloads' })
  drawTitlePage(sheet, {
    eyebrow: 'Well-Architected reviews',
    title: name,
    subtitle: `${workloads.length} ${workloads.length === 1 ? 'workload' : 'workloads'}`,
    facts: [
      ['Report written', timeOf(at)],
      ['Workloads', listed(workloads.map((workload) => workload.name))],
    ],
  })
  await drawPortfolio(sheet, workloads)
  return finish(sheet, name)
}

async function finish(sheet: Sheet, name: string): Promise<Uint8Array> {
  explainPlaceholder(sheet)
  numberPages(sheet, name)
  return sheet.finish()
}

function environmentOf(environment: string | undefined): string | undefined {
  return environment === undefined
    ? undefined
    : environment.charAt(0) + environment.slice(1).toLowerCase()
}

function listed(items: readonly string[] = []): string {
  const shown = items.slice(0, 20).map((item) => clip(item, 100))
  const more = items.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

/** UTC to the minute. */
function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
