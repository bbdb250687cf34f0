import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { t } from '../strings/en.ts'

interface Props {
  readonly title: string
  readonly text?: string
  /** The next command to run. */
  readonly command?: string
  readonly action?: ReactNode
}

/** Nothing here yet, and what would change that. */
export function Empty({ title, text, command, action }: Props) {
  return (
    <Box className="empty" textAlign="center" padding={{ vertical: 'l' }}>
      <SpaceBetween size="s" alignItems="center">
        <Box variant="strong">{title}</Box>
        {text === undefined ? null : <Box color="text-body-secondary">{text}</Box>}
        {command === undefined ? null : <Command text={command} />}
        {action}
      </SpaceBetween>
    </Box>
  )
}

/** A command to copy. */
export function Command({ text }: { readonly text: string }) {
  return (
    <span className="command">
      <CopyToClipboard
        variant="inline"
        textToCopy={text}
        textToDisplay={text}
        copyButtonAriaLabel={`${t.common.copy}: ${text}`}
        copySuccessText={t.common.copied}
        copyErrorText={t.common.copyFailed}
      />
    </span>
  )
}
