import { join } from 'node:path'
import type { Lens, Question } from '../../model/lens.ts'
import { pillarIds, pillarOf } from '../../model/pillar.ts'
import { loadSecurityLens } from './load-catalog.ts'
import { readGeneratedLens } from './read-generated-lens.ts'

const generated = join(import.meta.dirname, '../../../catalog/generated/framework-lens.json')

/**
 * The whole framework as the alias `wellarchitected` serves it: six pillars and 57 questions in framework order, the
 * Security pillar with its evidence.
 * @throws PlinthError when a generated file is missing or is not a lens
 */
export function loadFrameworkLens(): Lens {
  return addSecurity(readGeneratedLens(generated), loadSecurityLens())
}

/** Puts the Security pillar among the others, which are already in framework order. */
export function addSecurity(others: Lens, security: Lens): Lens {
  const questions: readonly Question[] = [
    ...others.questions,
    ...security.questions.map((question) => ({ ...question, pillar: 'security' })),
  ]
  const ordered = pillarIds.flatMap((pillar) => questions.filter((q) => pillarOf(q) === pillar))
  const domains = [...others.domains, ...security.domains]
  const used = [...new Set(ordered.map((question) => question.domain))]
  return {
    ...others,
    domains: used.flatMap((id) => domains.filter((domain) => domain.id === id)),
    questions: ordered,
  }
}
