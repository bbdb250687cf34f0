import Modal from '@cloudscape-design/components/modal'
import { t } from '../../strings/en.ts'

const { title, ...keys } = t.question.keys

/** Every key of the page. */
export function Shortcuts({ close }: { readonly close: () => void }) {
  return (
    <Modal visible header={title} onDismiss={close} closeAriaLabel={t.common.close}>
      <dl className="keys">
        {Object.entries(keys).map(([key, does]) => (
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
