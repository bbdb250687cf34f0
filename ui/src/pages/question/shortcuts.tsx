import Modal from '@cloudscape-design/components/modal'
import { readOnly } from '../../app/mode.ts'
import { t } from '../../strings/en.ts'

const { title, ...keys } = t.question.keys
const reading: ReadonlySet<string> = new Set(['j / k', '↑ ↓', 'n', '?'])
const shown = Object.entries(keys).filter(([key]) => !readOnly || reading.has(key))

/** Every key of the page. */
export function Shortcuts({ close }: { readonly close: () => void }) {
  return (
    <Modal visible header={title} onDismiss={close} closeAriaLabel={t.common.close}>
      <dl className="keys">
        {shown.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
