import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { PlanEntry } from '../../data/plan.ts'
import { daysUntil } from '../../parts/when.tsx'
import { Quiet } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.plan

/** How long is left, or by how much it is over; silent where nobody waits. */
export function Clock({ entry }: { readonly entry: PlanEntry }) {
  if (entry.status === 'done' || entry.status === 'accepted') return null
  const days = daysUntil(entry.due)
  if (days >= 0 && !entry.overdue) return <Quiet>{s.left(days)}</Quiet>
  return (
    <div className="nowrap">
      <StatusIndicator type="error">{s.over(Math.max(1, -days))}</StatusIndicator>
    </div>
  )
}
