import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { flashDone, flashError } from '../../app/flash.ts'
import { useRefusal } from '../../app/may.ts'
import { type EvidenceFile, fileHref, filesQuery, keepFile } from '../../data/attestations.ts'
import { forget } from '../../data/client.ts'
import { nameOf } from '../../parts/attestation-card.tsx'
import { Empty } from '../../parts/empty.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { PickFile } from '../../parts/pick-file.tsx'
import { dateOf, When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.evidence

/** Files by the digest of their content. */
export function Files({ workload }: { readonly workload: string }) {
  const query = useQuery(filesQuery(workload))
  const refusal = useRefusal('contribute', workload)
  const keep = (files: readonly File[]) => {
    const [file] = files
    if (file === undefined) return
    keepFile(workload, file)
      .then(() => {
        forget(workload)
        flashDone(s.kept)
      })
      .catch(flashError)
  }
  const upload = (label: string) =>
    refusal === undefined ? (
      <PickFile label={label} files={[]} onPick={keep} />
    ) : (
      <Button iconName="upload" disabled disabledReason={refusal}>
        {label}
      </Button>
    )
  return (
    <ListTable
      id="files"
      title={s.files}
      variant="container"
      description={s.filesHelp}
      items={query.data?.items}
      loading={query.isPending}
      error={query.error}
      retry={() => void query.refetch()}
      columns={columns(workload)}
      keyOf={(file) => file.sha256}
      empty={<Empty title={s.noFilesTitle} text={s.noFilesText} action={upload(s.firstFile)} />}
      actions={upload(s.upload)}
    />
  )
}

function columns(workload: string): readonly Column<EvidenceFile>[] {
  return [
    {
      id: 'name',
      header: s.name,
      isRowHeader: true,
      minWidth: 220,
      value: (file) => file.name,
      cell: (file) => (
        <Link href={fileHref(workload, file.sha256)}>
          <Foreign>{file.name}</Foreign>
        </Link>
      ),
    },
    {
      id: 'size',
      header: s.size,
      value: (file) => file.size,
      cell: (file) => `${Math.max(1, Math.round(file.size / 1024)).toLocaleString('en')} kB`,
    },
    {
      id: 'digest',
      header: s.digest,
      minWidth: 220,
      value: (file) => file.sha256,
      cell: (file) => <span className="mono">{file.sha256}</span>,
    },
    { id: 'by', header: s.by, value: (file) => nameOf(file.by), cell: (file) => nameOf(file.by) },
    {
      id: 'created',
      header: s.uploaded,
      value: (file) => dateOf(file.created).getTime(),
      cell: (file) => <When at={file.created} />,
    },
  ]
}
