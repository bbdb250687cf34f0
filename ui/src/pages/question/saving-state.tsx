import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Saving } from '../../data/answer-line.ts'
import { t } from '../../strings/en.ts'

const s = t.question

/** Whether the last change is safe, and how to take it back. */
export function SavingState({
  saving,
  undo,
}: {
  readonly saving: Saving
  readonly undo: () => void
}) {
  return (
    <span role="status" className="saving">
      {saving === 'saving' ? (
        <StatusIndicator type="in-progress">{s.saving}</StatusIndicator>
      ) : null}
      {saving === 'retrying' ? (
        <StatusIndicator type="warning">{s.retrying}</StatusIndicator>
      ) : null}
      {saving === 'failed' ? <StatusIndicator type="error">{s.failed}</StatusIndicator> : null}
      {saving === 'saved' ? (
        <>
          <StatusIndicator type="success">{s.saved}</StatusIndicator>{' '}
          <Button variant="inline-link" onClick={undo}>
            {s.undo} <kbd>u</kbd>
          </Button>
        </>
      ) : null}
    </span>
  )
}
