import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.access

/** What comes after the kind in an ARN, path included; an ARN of another form as it is. */
export function shortName(arn: string): string {
  const parts = arn.split(':')
  if (parts.length < 6) return arn
  return (
    parts
      .slice(5)
      .join(':')
      .replace(/^(?:role|user)\//, '') || arn
  )
}

export type AnswerWord = keyof typeof s.answer

const answers: Readonly<Record<AnswerWord, StatusIndicatorProps.Type>> = {
  allow: 'success',
  conditional: 'warning',
  unknown: 'pending',
  no: 'stopped',
}

/** Whether somebody can: a word beside its sign. */
export function Answer({ answer }: { readonly answer: AnswerWord }) {
  return (
    <StatusIndicator type={answers[answer]} colorOverride={answer === 'allow' ? 'blue' : 'grey'}>
      {s.answer[answer]}
    </StatusIndicator>
  )
}

type Reach = keyof typeof s.exposure.words
const reaches: Readonly<Record<Reach, StatusIndicatorProps.Type>> = {
  public: 'error',
  unknown: 'pending',
  'cross-organization': 'warning',
  organization: 'info',
  'cross-account': 'info',
}

/** How far something is open. */
export function ReachWord({ reach }: { readonly reach: Reach }) {
  return <StatusIndicator type={reaches[reach]}>{s.exposure.words[reach]}</StatusIndicator>
}

interface PrincipalProps {
  readonly arn: string
  readonly kind: 'user' | 'role' | 'resource'
  readonly account: string
}

/** A user or role: its name, and below what it is and where. */
export function Principal({ arn, kind, account }: PrincipalProps) {
  return (
    <div title={arn}>
      <strong>
        <Foreign>{shortName(arn)}</Foreign>
      </strong>
      <div className="quiet">
        {s.kind[kind]} · <Foreign>{account}</Foreign>
      </div>
    </div>
  )
}
