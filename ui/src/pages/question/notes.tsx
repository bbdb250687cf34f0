import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useEffect, useState } from 'react'
import { t } from '../../strings/en.ts'

const s = t.question

/** Characters that the wire takes. */
const most = 2084

/** Notes on the question; saved on leaving the field. */
export function Notes({
  value,
  save,
}: {
  readonly value: string
  readonly save: (text: string) => void
}) {
  const [text, setText] = useState(value)
  const [writing, setWriting] = useState(false)
  // What others write arrives while nobody types here; it never replaces what someone is typing.
  useEffect(() => {
    if (!writing) setText(value)
  }, [value, writing])
  return (
    <FormField
      label={s.notes}
      description={s.notesHelp}
      constraintText={`${text.length} / ${most}`}
    >
      <Textarea
        value={text}
        rows={4}
        invalid={text.length > most}
        onFocus={() => setWriting(true)}
        onChange={({ detail }) => setText(detail.value)}
        onBlur={() => {
          setWriting(false)
          save(text.slice(0, most))
        }}
        onKeyDown={(event) => {
          const { key, ctrlKey, metaKey } = event.detail
          if (key === 'Enter' && (ctrlKey || metaKey)) save(text.slice(0, most))
          if (key === 'Escape') leave()
        }}
      />
    </FormField>
  )
}

function leave(): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement) activeElement.blur()
}
