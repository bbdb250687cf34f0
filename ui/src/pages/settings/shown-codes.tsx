import Button from '@cloudscape-design/components/button'
import Box from '@cloudscape-design/components/box'
import Modal from '@cloudscape-design/components/modal'
import { CodeBlock } from '../../parts/code-block.tsx'
import { t } from '../../strings/en.ts'

const s = t.settings.recovery

/** Recovery codes, the one time that they can be seen. */
export function ShownCodes({
  codes,
  close,
}: {
  readonly codes: readonly string[]
  readonly close: () => void
}) {
  return (
    <Modal
      visible
      header={s.title}
      onDismiss={close}
      closeAriaLabel={t.common.close}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={close}>
            {s.kept}
          </Button>
        </Box>
      }
    >
      <p>{s.shown}</p>
      <CodeBlock code={codes.join('\n')} label={s.copy} />
    </Modal>
  )
}
