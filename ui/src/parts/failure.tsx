import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { explainError } from '../data/explain-error.ts'
import { t } from '../strings/en.ts'

interface Props {
  readonly error: unknown
  readonly retry?: () => void
}

/** What went wrong, and what to do about it. */
export function Failure({ error, retry }: Props) {
  const { title, sentence, help, retry: mayRetry } = explainError(error)
  return (
    <Alert
      type="error"
      header={title}
      action={
        mayRetry && retry !== undefined ? (
          <Button onClick={retry}>{t.common.retry}</Button>
        ) : undefined
      }
    >
      <bdi>{sentence}</bdi> {help}
    </Alert>
  )
}
