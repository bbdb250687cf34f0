import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import { wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const types: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  supports: 'success',
  contradicts: 'error',
  weakens: 'warning',
  unknown: 'info',
  'not-applicable': 'stopped',
}

/** How one piece of evidence bears on its practice. */
export function Stance({ stance }: { readonly stance: string }) {
  const color = stance === 'unknown' ? 'grey' : undefined
  return (
    <StatusIndicator type={types[stance] ?? 'info'} colorOverride={color}>
      {wordOf(t.words.stance, stance)}
    </StatusIndicator>
  )
}
