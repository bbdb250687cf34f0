import Alert from '@cloudscape-design/components/alert'
import { t } from '../strings/en.ts'

/** Says that a summary counts only some workloads, where it does. */
export function OnlyFirst({ count }: { readonly count: number | undefined }) {
  if (count === undefined) return null
  return <Alert type="warning">{t.home.onlyFirst(count)}</Alert>
}
