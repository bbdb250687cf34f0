import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useRef, useState } from 'react'
import { explainError } from '../data/explain-error.ts'
import { t } from '../strings/en.ts'

interface Props {
  readonly title: string
  readonly children: ReactNode
  readonly confirm: string
  readonly run: () => Promise<unknown>
  readonly close: (done: boolean) => void
  readonly disabled?: boolean
  readonly size?: 'small' | 'medium' | 'large'
}

/** Asks, does it, and says what was refused without losing what was typed. */
export function Confirm({
  title,
  children,
  confirm,
  run,
  close,
  disabled = false,
  size = 'medium',
}: Props) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const underway = useRef(false)
  const go = () => {
    // The second click of two may come before the button is off.
    if (underway.current) return
    underway.current = true
    setBusy(true)
    setError(undefined)
    run().then(
      () => close(true),
      (refused: unknown) => {
        underway.current = false
        setBusy(false)
        setError(refused)
      },
    )
  }
  return (
    <Modal
      visible
      header={title}
      size={size}
      closeAriaLabel={t.common.close}
      onDismiss={() => close(false)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => close(false)}>
              {t.common.cancel}
            </Button>
            <Button variant="primary" loading={busy} disabled={disabled} onClick={go}>
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error === undefined ? null : <Alert type="error">{explainError(error).sentence}</Alert>}
        {children}
      </SpaceBetween>
    </Modal>
  )
}
