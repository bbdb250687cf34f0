import type { EvidenceOfChoice } from '../../data/api.ts'
import type { Answer } from '../../data/answer.ts'

export type Status = 'SELECTED' | 'UNSELECTED' | 'NOT_APPLICABLE'

/** A practice as the page shows it: what people say and what the evidence says. */
export interface PracticeView {
  readonly id: string
  readonly title: string
  readonly number?: string
  readonly level?: string
  readonly about?: string
  readonly link?: string
  readonly improvement?: string
  readonly status: Status
  readonly reason?: string
  readonly notes?: string
  readonly evidence?: EvidenceOfChoice
  readonly none: boolean
  /** What people say against what is seen; absent where they agree or one is silent. */
  readonly disputed: boolean
}

/** Practices in order; `None of these` last. */
export function practicesOf(
  answer: Answer,
  evidence: readonly EvidenceOfChoice[],
): readonly PracticeView[] {
  const byChoice = new Map(evidence.map((each) => [each.choice, each]))
  const said = new Map((answer.ChoiceAnswers ?? []).map((each) => [each.ChoiceId, each]))
  const selected = new Set(answer.SelectedChoices)
  return (answer.Choices ?? []).map((choice) => {
    const id = choice.ChoiceId ?? ''
    const own = said.get(id)
    const status: Status =
      own?.Status === 'NOT_APPLICABLE'
        ? 'NOT_APPLICABLE'
        : selected.has(id)
          ? 'SELECTED'
          : 'UNSELECTED'
    const proof = byChoice.get(id)
    return {
      id,
      title: choice.Title ?? id,
      about: choice.Description,
      link: choice.HelpfulResource?.Url,
      improvement: choice.ImprovementPlan?.DisplayText,
      status,
      reason: own?.Reason === 'NONE' ? undefined : own?.Reason,
      notes: own?.Notes?.startsWith('Evidence: ') === true ? undefined : own?.Notes,
      evidence: proof,
      none: isNone(id, choice.Title ?? ''),
      disputed: proof !== undefined && disputes(status, proof.verdict),
    }
  })
}

/** Whether what is seen speaks against what is said. */
function disputes(status: Status, verdict: string): boolean {
  return (
    (status === 'SELECTED' && verdict === 'contradicted') ||
    (status === 'UNSELECTED' && verdict === 'met')
  )
}

function isNone(id: string, title: string): boolean {
  return id.endsWith('_no') || /^none of these$/i.test(title)
}
