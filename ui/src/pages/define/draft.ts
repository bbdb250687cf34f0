import type { Input } from '../../data/operations.ts'
import { t } from '../../strings/en.ts'

/** A workload as it is being defined. */
export interface Draft {
  readonly name: string
  readonly about: string
  readonly reviewOwner: string
  readonly environment: 'PRODUCTION' | 'PREPRODUCTION'
  readonly industry: string
  readonly accounts: string
  readonly regions: readonly string[]
  readonly outside: string
  readonly architecture: string
  /** ARN; empty for none. */
  readonly profile: string
  readonly lenses: readonly string[]
  /** ARN; empty for none. */
  readonly template: string
}

export type Change = (change: Partial<Draft>) => void
export type Problems = Partial<Record<keyof Draft, string>>

export const emptyDraft: Draft = {
  name: '',
  about: '',
  reviewOwner: '',
  environment: 'PRODUCTION',
  industry: '',
  accounts: '',
  regions: [],
  outside: '',
  architecture: '',
  profile: '',
  lenses: ['wellarchitected'],
  template: '',
}

/** What is wrong with a step of the wizard, by member; empty where nothing is. */
export function problemsOf(draft: Draft, step: number): Problems {
  const e = t.define.errors
  const problems: Problems = {}
  if (step === 0) {
    if (!within(draft.name, 3, 100)) problems.name = e.name
    if (!within(draft.about, 3, 250)) problems.about = e.about
    if (!within(draft.reviewOwner, 3, 255)) problems.reviewOwner = e.reviewOwner
  }
  if (step === 1) {
    const wrong = wordsOf(draft.accounts).find((account) => !/^\d{12}$/.test(account))
    if (wrong !== undefined) problems.accounts = e.accounts(wrong)
    if (draft.regions.length === 0 && linesOf(draft.outside).length === 0)
      problems.regions = e.regions
    if (draft.architecture !== '' && !/^https:\/\/\S+$/.test(draft.architecture))
      problems.architecture = e.architecture
  }
  if (step === 3 && draft.lenses.length === 0) problems.lenses = e.lenses
  return problems
}

/** The input of CreateWorkload. */
export function inputOf(draft: Draft): Input<'CreateWorkload'> {
  return {
    WorkloadName: draft.name.trim(),
    Description: draft.about.trim(),
    ReviewOwner: draft.reviewOwner.trim(),
    Environment: draft.environment,
    Lenses: [...draft.lenses],
    ...given('Industry', draft.industry.trim()),
    ...given('ArchitecturalDesign', draft.architecture.trim()),
    ...some('AccountIds', wordsOf(draft.accounts)),
    ...some('AwsRegions', draft.regions),
    ...some('NonAwsRegions', linesOf(draft.outside)),
    ...some('ProfileArns', draft.profile === '' ? [] : [draft.profile]),
    ...some('ReviewTemplateArns', draft.template === '' ? [] : [draft.template]),
  }
}

export function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '')
}

export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function within(text: string, least: number, most: number): boolean {
  const { length } = text.trim()
  return length >= least && length <= most
}

function given<Name extends string>(name: Name, text: string) {
  return text === '' ? {} : { [name]: text }
}

function some<Name extends string>(name: Name, items: readonly string[]) {
  return items.length === 0 ? {} : { [name]: [...items] }
}
