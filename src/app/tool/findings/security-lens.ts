import type { Lens, Practice, Question } from '../../../model/lens.ts'
import { indexLens } from '../../../model/lens-index.ts'
import { loadSecurityLens } from '../../../review/lens/load-catalog.ts'

export interface PracticeOf {
  readonly question: Question
  readonly practice: Practice
}

interface SecurityLens {
  readonly lens: Lens
  readonly index: ReturnType<typeof indexLens>
  /** Check id → the practices that it is evidence of. */
  readonly byCheck: ReadonlyMap<string, readonly PracticeOf[]>
}

let loaded: SecurityLens | undefined

/** The Security Pillar with its evidence, read once. */
export function securityLens(): SecurityLens {
  loaded ??= load()
  return loaded
}

function load(): SecurityLens {
  const lens = loadSecurityLens()
  const byCheck = new Map<string, PracticeOf[]>()
  for (const question of lens.questions)
    for (const practice of question.practices)
      for (const item of practice.evidence) {
        if (!('check' in item)) continue
        const known = byCheck.get(item.check)
        if (known === undefined) byCheck.set(item.check, [{ question, practice }])
        else known.push({ question, practice })
      }
  return { lens, index: indexLens(lens), byCheck }
}

/** Checks whose findings are evidence of a question or a practice, named by id or number. */
export function checksOf(reference: string): readonly string[] {
  const { index } = securityLens()
  const question = index.question(reference)
  const practices = question?.practices ?? index.practices(reference).map((p) => p.practice)
  const items = practices.flatMap((practice) => practice.evidence)
  return [...new Set(items.flatMap((item) => ('check' in item ? [item.check] : [])))]
}
