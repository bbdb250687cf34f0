import type { Lens, Question } from './lens.ts'

/** Wire ids of the framework's pillars, in framework order. */
export const pillarIds = [
  'operationalExcellence',
  'security',
  'reliability',
  'performance',
  'costOptimization',
  'sustainability',
] as const
export type PillarId = (typeof pillarIds)[number]

export const frameworkPillarNames: Readonly<Record<PillarId, string>> = {
  operationalExcellence: 'Operational Excellence',
  security: 'Security',
  reliability: 'Reliability',
  performance: 'Performance Efficiency',
  costOptimization: 'Cost Optimization',
  sustainability: 'Sustainability',
}

export interface Pillar {
  readonly id: string
  readonly name: string
  /** In lens order. */
  readonly questions: readonly Question[]
}

/** Wire id of the pillar of a question; in a custom lens each domain is a pillar. */
export function pillarOf(question: Question): string {
  return question.pillar ?? question.domain
}

/** The name of a pillar of the framework, `undefined` for any other. */
export function frameworkPillarName(id: string): string | undefined {
  const known = pillarIds.find((pillar) => pillar === id)
  return known === undefined ? undefined : frameworkPillarNames[known]
}

/** The pillars of a lens with their questions, in the order of their first question. */
export function pillarsOf(lens: Lens): readonly Pillar[] {
  const titles = new Map(lens.domains.map((domain) => [domain.id, domain.title]))
  const byId = new Map<string, Question[]>()
  for (const question of lens.questions) {
    const id = pillarOf(question)
    const known = byId.get(id)
    if (known === undefined) byId.set(id, [question])
    else known.push(question)
  }
  return [...byId].map(([id, questions]) => ({
    id,
    name: titles.get(id) ?? frameworkPillarName(id) ?? id,
    questions,
  }))
}
