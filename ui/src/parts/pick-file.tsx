import FileUpload from '@cloudscape-design/components/file-upload'
import { t } from '../strings/en.ts'

interface Props {
  readonly label: string
  readonly files: readonly File[]
  readonly onPick: (files: readonly File[]) => void
  /** Media types and endings, as in HTML. */
  readonly accept?: string
}

/** One file of the reader's machine. */
export function PickFile({ label, files, onPick, accept }: Props) {
  return (
    <FileUpload
      value={[...files]}
      onChange={({ detail }) => onPick(detail.value)}
      accept={accept}
      showFileSize
      i18nStrings={{
        uploadButtonText: () => label,
        dropzoneText: () => label,
        removeFileAriaLabel: () => t.common.remove,
        limitShowFewer: '',
        limitShowMore: '',
        errorIconAriaLabel: t.errors.bug.title,
      }}
    />
  )
}
