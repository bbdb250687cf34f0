import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Textarea from '@cloudscape-design/components/textarea'
import type { ReactNode } from 'react'
import { t } from '../strings/en.ts'

interface TextProps {
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string
  readonly optional?: boolean
  readonly rows?: number
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'number'
  readonly autoFocus?: boolean
  readonly name?: string
  readonly autoComplete?: string | boolean
  readonly disabled?: boolean
}

/** A labelled field for one text. */
export function TextField({ label, help, error, optional, rows, onChange, ...rest }: TextProps) {
  const change = ({ detail }: { readonly detail: { readonly value: string } }) =>
    onChange(detail.value)
  return (
    <FormField
      label={<Label text={label} optional={optional} />}
      description={help}
      errorText={error}
    >
      {rows === undefined ? (
        <Input {...rest} onChange={change} invalid={error !== undefined} />
      ) : (
        <Textarea
          value={rest.value}
          rows={rows}
          onChange={change}
          invalid={error !== undefined}
          disabled={rest.disabled}
        />
      )}
    </FormField>
  )
}

interface LabelProps {
  readonly text: string
  readonly optional?: boolean
}

export function Label({ text, optional = false }: LabelProps): ReactNode {
  if (!optional) return text
  return (
    <>
      {text} <i>– {t.common.optional}</i>
    </>
  )
}
