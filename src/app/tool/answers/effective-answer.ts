import type { Verdict } from '../../../model/review.ts'
import type { AnswerData, ChoiceData } from '../../../store/schema.ts'
import { cutText } from './cut-text.ts'
import type { Proposal } from './evidence-proposal.ts'

/** An answer as the wire shows it, whoever gave it. */
export interface EffectiveAnswer {
  readonly data: AnswerData
  readonly origin: 'human' | 'evidence' | 'none'
  /** Whether it has a risk of its own; notes alone are no answer. */
  readonly answered: boolean
}

/** A question that nobody touched. */
export const blankAnswer: AnswerData = { selected: [], choices: {}, applicable: true }

const noteLimit = 250

/**
 * What a person decided stands as it is. Only a question that no person decided takes what evidence proposes: met
 * practices are selected, contradicted ones are not, and each says why in its note.
 */
export function effectiveAnswer(
  stored: AnswerData | undefined,
  proposals: readonly Proposal[],
): EffectiveAnswer {
  const data = stored ?? blankAnswer
  if (isDecided(data)) return { data, origin: 'human', answered: isAnswered(data) }
  const proposed: [string, ChoiceData][] = proposals.flatMap((proposal) => {
    const status = statusOf(proposal.verdict)
    const details: ChoiceData = {
      status: status ?? 'UNSELECTED',
      notes: noteOf(proposal),
      origin: 'evidence',
    }
    return status === undefined ? [] : [[proposal.choice, details]]
  })
  const answered = proposals.some(({ verdict }) => verdict === 'met' || verdict === 'contradicted')
  if (proposed.length === 0) return { data, origin: 'none', answered: false }
  return {
    data: {
      ...data,
      selected: proposed.filter(([, c]) => c.status === 'SELECTED').map(([id]) => id),
      choices: Object.fromEntries([...proposed, ...Object.entries(data.choices)]),
    },
    origin: answered ? 'evidence' : 'none',
    answered,
  }
}

/** Whether a person decided anything: then evidence proposes nothing, not even for other choices of the question. */
export function isDecided({ applicable, selected, choices }: AnswerData): boolean {
  if (!applicable) return true
  const said = Object.values(choices).some(
    (c) => c.origin !== 'evidence' && (c.status !== 'UNSELECTED' || c.origin === 'human'),
  )
  return said || selected.some((id) => !Object.hasOwn(choices, id))
}

/** Whether something is selected or marked as not applicable, as the Tool understands an answer. */
export function isAnswered({ selected, choices }: AnswerData): boolean {
  return selected.length > 0 || Object.values(choices).some((c) => c.status === 'NOT_APPLICABLE')
}

function statusOf(verdict: Verdict): ChoiceData['status'] | undefined {
  if (verdict === 'met') return 'SELECTED'
  return verdict === 'contradicted' || verdict === 'partly' ? 'UNSELECTED' : undefined
}

/** `Evidence: … link`, within the length of a choice note. */
function noteOf({ because, link }: Proposal): string {
  const end = link === undefined || link.length > noteLimit / 2 ? '' : ` ${link}`
  return `${cutText(`Evidence: ${because}`, noteLimit - end.length) ?? ''}${end}`
}
