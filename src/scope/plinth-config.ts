import { dirname, isAbsolute, join } from 'node:path'
import { parseDuration } from '../lib/duration.ts'
import type { Severity } from '../model/check.ts'
import type { Place } from '../model/diagnostic.ts'
import type { HumanAnswer, HumanPracticeAnswer, HumanRecord } from '../model/human-record.ts'
import type { Workload } from '../model/workload.ts'
import type { PlinthYaml } from './plinth-yaml-schema.ts'
import type { ServerSection } from './server-section.ts'

/** A source as `plinth.yaml` names it; paths are relative to the working directory, no longer to the file. */
export type ConfiguredSource =
  | { readonly kind: 'terraform' | 'cloudformation' | 'snapshot'; readonly path: string }
  | { readonly kind: 'sample' }
  | {
      readonly kind: 'aws'
      readonly profile?: string
      readonly endpointUrl?: string
      readonly assumeRoleArn?: string
      readonly externalId?: string
    }

/** What `plinth.yaml` says, in the vocabulary of the model. */
export interface PlinthConfig {
  readonly workload?: Workload
  readonly lens?: 'security' | { readonly file: string; readonly lenient: boolean }
  readonly sources: readonly ConfiguredSource[]
  readonly parameters: Readonly<Record<string, string>>
  /** As written: questions and practices by id or number. `resolveRecord` brings them to the ids of a lens. */
  readonly record: HumanRecord
  /** Hours by severity. */
  readonly sla?: Readonly<Record<Severity, number>>
  readonly failOn?: readonly string[]
  /** 0 to 1. */
  readonly minCoverage?: number
  readonly server?: ServerSection
  /** Where something stands in the file, by its path there. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place
}

/** Brings a checked document to the vocabulary of the model. */
export function buildConfig(
  yaml: PlinthYaml,
  file: string,
  placeOf: PlinthConfig['placeOf'],
): PlinthConfig {
  const { workload, lens, sla, failOn, minCoverage, server } = yaml
  const resolve = (path: string): string => (isAbsolute(path) ? path : join(dirname(file), path))
  return {
    ...(workload !== undefined && { workload: buildWorkload(workload) }),
    ...(lens !== undefined && { lens: buildLens(lens, resolve) }),
    sources: (yaml.sources ?? []).map((source) => buildSource(source, resolve)),
    parameters: yaml.parameters ?? {},
    record: {
      answers: Object.entries(yaml.answers).map(([question, a]) => buildAnswer(question, a)),
      attestations: yaml.attestations.map(({ item, link, ...required }) => ({
        ...required,
        ...(item !== undefined && { item }),
        ...(link !== undefined && { link }),
      })),
      suppressions: yaml.suppressions.map(({ resource, account, region, ...required }, i) => ({
        ...required,
        where: placeOf(['suppressions', i]),
        ...(resource !== undefined && { resource }),
        ...(account !== undefined && { account }),
        ...(region !== undefined && { region }),
      })),
    },
    ...(sla !== undefined && {
      sla: {
        critical: hours(sla.critical),
        high: hours(sla.high),
        medium: hours(sla.medium),
        low: hours(sla.low),
      },
    }),
    ...(failOn !== undefined && { failOn: [failOn].flat() }),
    ...(minCoverage !== undefined && { minCoverage: minCoverage / 100 }),
    ...(server !== undefined && { server }),
    placeOf,
  }
}

function buildWorkload(workload: NonNullable<PlinthYaml['workload']>): Workload {
  const { description, owner, selectors, ...required } = workload
  const { tags, stacks } = selectors ?? {}
  return {
    ...required,
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(selectors !== undefined && {
      selectors: { ...(tags !== undefined && { tags }), ...(stacks !== undefined && { stacks }) },
    }),
  }
}

function buildLens(
  lens: NonNullable<PlinthYaml['lens']>,
  resolve: (path: string) => string,
): NonNullable<PlinthConfig['lens']> {
  if (lens === 'security') return lens
  return typeof lens === 'string'
    ? { file: resolve(lens), lenient: false }
    : { file: resolve(lens.file), lenient: lens.lenient }
}

function buildSource(
  source: NonNullable<PlinthYaml['sources']>[number],
  resolve: (path: string) => string,
): ConfiguredSource {
  for (const kind of ['terraform', 'cloudformation', 'snapshot'] as const) {
    const path = source[kind]
    if (path !== undefined) return { kind, path: resolve(path) }
  }
  if (source.aws === undefined) return { kind: 'sample' }
  const { profile, endpointUrl, assumeRoleArn, externalId } = source.aws
  return {
    kind: 'aws',
    ...(profile !== undefined && { profile }),
    ...(endpointUrl !== undefined && { endpointUrl }),
    ...(assumeRoleArn !== undefined && { assumeRoleArn }),
    ...(externalId !== undefined && { externalId }),
  }
}

/** A decision without its own author or date has those of its answer. */
function buildAnswer(question: string, answer: PlinthYaml['answers'][string]): HumanAnswer {
  const { applicable, reason, notes } = answer
  const signed = {
    ...(answer.by !== undefined && { by: answer.by }),
    ...(answer.at !== undefined && { at: answer.at }),
  }
  const practices = Object.entries(answer.practices).map(
    ([practice, written]): [string, HumanPracticeAnswer] => {
      if (typeof written === 'string') return [practice, { status: written, ...signed }]
      const own = Object.entries(written).filter(([, value]) => value !== undefined)
      return [practice, { status: written.status, ...signed, ...Object.fromEntries(own) }]
    },
  )
  return {
    question,
    applicable,
    ...(reason !== undefined && { reason }),
    ...(notes !== undefined && { notes }),
    ...signed,
    practices: Object.fromEntries(practices),
  }
}

function hours(duration: string): number {
  return (parseDuration(duration) ?? 0) / 3_600_000
}
