import type { Command } from 'commander'
import { prepare, type Prepared } from '../../app/prepare.ts'
import { sampleTime } from '../../app/sample/place.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { addDocuments, type DocumentOptions, documentRequests } from '../options/documents.ts'
import { addGate, type GateOptions, readGate } from '../options/gate.ts'
import { addSave, type SaveOptions } from '../options/save.ts'
import { addSources, type SourceOptions, sourceRequests } from '../options/sources.ts'
import { runReview } from '../run-review.ts'
import { reviewAndSave } from '../save-review.ts'

type Options = SourceOptions &
  DocumentOptions &
  GateOptions &
  SaveOptions & {
    readonly file?: string
    readonly lens?: string
    readonly lenient?: boolean
  }

/** `plinth review`: the whole flow, from sources to documents. */
export function define(command: Command): void {
  addSources(command, { sample: true })
    .optionsGroup('Workload')
    .option(
      '--file <plinth.yaml>',
      'workload, answers, attestations, suppressions; default: ./plinth.yaml',
    )
    .option('--lens <lens.json>', 'a custom lens instead of the Security Pillar')
    .option('--lenient', 'tolerate what is missing in a custom lens')
  addSave(addGate(addDocuments(command))).addHelpText(
    'after',
    `
Examples
  plinth review --terraform plan.json
  plinth review --aws --region eu-west-1 --format html=review.html
  plinth review --snapshot snapshot.ndjson.gz --file plinth.yaml --min-coverage 60
  plinth review --aws --save payments`,
  )
  command.action(async (options: Options) => {
    process.exitCode = await review(options)
  })
}

async function review(options: Options): Promise<number> {
  const prepared = await prepareFor(options)
  const named = sourceRequests(options)
  const requests = named.length > 0 ? named : prepared.sources
  if (requests.length === 0) throw noSource()
  const onlySample = requests.every((r) => r.kind === 'sample')
  const run = {
    requests,
    sources: options,
    prepared,
    documents: documentRequests(options),
    gate: await readGate(withConfigured(options, prepared)),
    now: options.at ?? (onlySample ? Date.parse(sampleTime) : Date.now()),
    color: options.color,
    quiet: options.quiet === true,
    diagnostics: [],
  }
  const { code } = await reviewAndSave(options, run.quiet, () => runReview(run))
  return code
}

/** The sample brings its own plinth.yaml; anything else has the reader's. */
async function prepareFor({ file, lens, lenient, sample }: Options): Promise<Prepared> {
  const { sampleFile } = await import('../../app/sample/sample-file.ts')
  const chosen = file ?? (sample === true ? sampleFile : undefined)
  return prepare({
    ...(chosen !== undefined && { file: chosen }),
    ...(lens !== undefined && { lens }),
    ...(lenient !== undefined && { lenient }),
  })
}

/** Flag before plinth.yaml. */
function withConfigured(options: GateOptions, { failOn, minCoverage }: Prepared): GateOptions {
  return {
    ...(failOn !== undefined && { failOn }),
    ...(minCoverage !== undefined && { minCoverage }),
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  }
}

function noSource(): PlinthError {
  return new PlinthError({
    code: 'review-no-source',
    severity: 'error',
    message: 'There is nothing to review: no source was named.',
    help: 'Try `plinth review --sample`, or name one with --terraform, --cloudformation, --aws or --snapshot.',
  })
}
