import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { t } from '../strings/en.ts'

/** Text to copy, e.g. a command or a policy statement. */
export function CodeBlock({ code, label }: { readonly code: string; readonly label: string }) {
  return (
    <div className="code">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="region" aria-label={label}>
        {code}
      </pre>
      <CopyToClipboard
        variant="icon"
        textToCopy={code}
        copyButtonAriaLabel={`${t.common.copy}: ${label}`}
        copySuccessText={t.common.copied}
        copyErrorText={t.common.copyFailed}
      />
    </div>
  )
}
