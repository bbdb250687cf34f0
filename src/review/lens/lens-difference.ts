import type { Lens, Practice, Question } from '../../model/lens.ts'
import { type Pillar, pillarsOf } from '../../model/pillar.ts'

export type DifferenceStatus = 'NEW' | 'UPDATED' | 'DELETED'

export interface QuestionDifference {
  readonly id: string
  /** The newer title, of a deleted question its last. */
  readonly title: string
  readonly status: DifferenceStatus
}

export interface PillarDifference {
  readonly id: string
  readonly name: string
  readonly status: DifferenceStatus
  readonly questions: readonly QuestionDifference[]
}

/**
 * What changed from one version of a lens to another, pillar by pillar in the order of the newer, deleted ones last.
 * A question is updated when a reviewer would see or be judged by something else: its texts, place, choices or risk
 * rules; a pillar when its name or any of its questions differs. Equal pillars and questions are left out.
 */
export function compareLenses(base: Lens, target: Lens): readonly PillarDifference[] {
  const before = new Map(pillarsOf(base).map((pillar) => [pillar.id, pillar]))
  const after = pillarsOf(target)
  const kept = new Set(after.map((pillar) => pillar.id))
  return [
    ...after.map((pillar) => comparePillar(before.get(pillar.id), pillar)),
    ...[...before.values()].filter((p) => !kept.has(p.id)).map((p) => wholePillar(p, 'DELETED')),
  ].filter((difference) => difference !== undefined)
}

function comparePillar(before: Pillar | undefined, after: Pillar): PillarDifference | undefined {
  if (before === undefined) return wholePillar(after, 'NEW')
  const old = new Map(before.questions.map((question) => [question.id, question]))
  const kept = new Set(after.questions.map((question) => question.id))
  const changed = after.questions.flatMap((question) => {
    const previous = old.get(question.id)
    if (previous === undefined) return [describe(question, 'NEW')]
    return sameText(previous, question) ? [] : [describe(question, 'UPDATED')]
  })
  const deleted = before.questions.filter(({ id }) => !kept.has(id))
  const questions = [...changed, ...deleted.map((question) => describe(question, 'DELETED'))]
  if (questions.length === 0 && before.name === after.name) return undefined
  return { id: after.id, name: after.name, status: 'UPDATED', questions }
}

function wholePillar({ id, name, questions }: Pillar, status: DifferenceStatus): PillarDifference {
  return { id, name, status, questions: questions.map((question) => describe(question, status)) }
}

function describe({ id, title }: Question, status: DifferenceStatus): QuestionDifference {
  return { id, title, status }
}

function sameText(a: Question, b: Question): boolean {
  return JSON.stringify(visible(a)) === JSON.stringify(visible(b))
}

/** What of a question reviewers see and are judged by; evidence and links to it are not part of the Tool's lens. */
function visible({ title, help, link, practices, riskRules }: Question): unknown {
  return [title, help, link, practices.map(visiblePractice), riskRules?.map(ruleOf)]
}

function visiblePractice({ id, title, level, help, link, none, improvement }: Practice): unknown {
  return [id, title, level, help, link, none, improvement?.text, improvement?.link]
}

function ruleOf({ condition, risk }: { condition: string; risk: string }): unknown {
  return [condition, risk]
}
