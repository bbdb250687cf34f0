import { existsSync } from 'node:fs'
import { type Diagnostic, PlinthError } from '../model/diagnostic.ts'
import { emptyRecord, type HumanRecord } from '../model/human-record.ts'
import type { Lens } from '../model/lens.ts'
import type { Workload } from '../model/workload.ts'
import type { Sla } from '../improve/sla.ts'
import { loadSecurityLens } from '../review/lens/load-catalog.ts'
import type { PlinthConfig } from '../scope/plinth-config.ts'
import { readPlinthYaml } from '../scope/plinth-yaml.ts'
import { resolveRecord } from '../scope/resolve-record.ts'
import { conditionProblem } from './gate.ts'
import type { SourceRequest } from './gather.ts'
import { loadLensFile } from './load-lens-file.ts'

/** What a review needs besides the snapshot. */
export interface Prepared {
  readonly workload: Workload
  readonly lens: Lens
  readonly record: HumanRecord
  readonly sla?: Sla
  readonly parameters: Readonly<Record<string, string>>
  readonly diagnostics: readonly Diagnostic[]
  /** From `plinth.yaml`, for what the command line leaves open. */
  readonly sources: readonly SourceRequest[]
  readonly failOn?: readonly string[]
  readonly minCoverage?: number
}

export interface PrepareOptions {
  /** A `plinth.yaml`; without it the one of the working directory, where there is one. */
  readonly file?: string
  /** A custom lens instead of the Security Pillar. */
  readonly lens?: string
  readonly lenient?: boolean
}

const unnamed: Workload = {
  name: 'Unnamed workload',
  environment: 'production',
  accounts: [],
  regions: [],
}

/** The preparation of `plinth check`: the Security Pillar and nothing that people said. */
export function prepareBare(): Prepared {
  return {
    workload: unnamed,
    lens: loadSecurityLens(),
    record: emptyRecord,
    parameters: {},
    diagnostics: [],
    sources: [],
  }
}

/**
 * Reads `plinth.yaml` and the lens.
 * @throws PlinthError when a file that was asked for cannot be used
 */
export async function prepare(options: PrepareOptions): Promise<Prepared> {
  const file = options.file ?? (existsSync('plinth.yaml') ? 'plinth.yaml' : undefined)
  const config = file === undefined ? undefined : await readConfig(file)
  if (config !== undefined) checkConditions(config)
  const { lens, diagnostics } = await chooseLens(options, config?.lens)
  const resolved = config === undefined ? undefined : resolveRecord(config, lens)
  return {
    workload: config?.workload ?? unnamed,
    lens,
    record: resolved?.record ?? emptyRecord,
    parameters: config?.parameters ?? {},
    sources: config?.sources ?? [],
    diagnostics: [...diagnostics, ...(resolved?.diagnostics ?? [])],
    ...(config?.sla !== undefined && { sla: config.sla }),
    ...(config?.failOn !== undefined && { failOn: config.failOn }),
    ...(config?.minCoverage !== undefined && { minCoverage: config.minCoverage }),
  }
}

/** A configuration with an error is not used at all: half of what a person decided would mislead. */
async function readConfig(file: string): Promise<PlinthConfig> {
  const { config, diagnostics } = await readPlinthYaml(file)
  const [first, ...more] = diagnostics
  if (config !== undefined) return config
  if (first === undefined) throw new Error(`no reason why ${file} cannot be used`)
  throw new PlinthError(first, more)
}

/** A condition that nothing can break would be a gate that is always met. */
function checkConditions({ failOn = [], placeOf }: PlinthConfig): void {
  for (const word of failOn) {
    const problem = conditionProblem(word)
    if (problem === undefined) continue
    throw new PlinthError({
      code: 'plinth-yaml-condition',
      severity: 'error',
      message: `In failOn, ${problem.message}`,
      help: problem.help,
      where: placeOf(['failOn']),
    })
  }
}

async function chooseLens(
  { lens, lenient = false }: PrepareOptions,
  configured: PlinthConfig['lens'],
) {
  if (lens !== undefined) return loadLensFile(lens, lenient)
  if (configured !== undefined && configured !== 'security')
    return loadLensFile(configured.file, configured.lenient)
  return { lens: loadSecurityLens(), diagnostics: [] }
}
