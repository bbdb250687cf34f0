import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { flashError } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { usePathId } from '../../app/url-state.ts'
import { dress, shownDocument } from '../../data/documents.ts'
import { findingTotalQuery } from '../../data/findings.ts'
import { callTool } from '../../data/tool.ts'
import { workloadQuery } from '../../data/workload.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { help } from '../../parts/help.tsx'
import { Placeholder } from '../../parts/loaded.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { t } from '../../strings/en.ts'

const s = t.report

/** The documents of a workload: the HTML one to look at, all to download. */
export default function Report() {
  const id = usePathId()
  const workload = useQuery(workloadQuery(id)).data?.Workload
  usePage({
    title: s.title,
    trail: [
      { text: t.workloads.title, href: '/workloads' },
      { text: workload?.WorkloadName ?? t.common.workload, href: `/workloads/${id}` },
    ],
    help: help(s.help),
  })
  return (
    <ContentLayout header={<Header variant="h1">{s.title}</Header>}>
      <div className="report">
        <Formats id={id} />
        <Preview id={id} />
      </div>
    </ContentLayout>
  )
}

function Formats({ id }: { readonly id: string }) {
  const wire = () => {
    callTool('GetLensReviewReport', { WorkloadId: id, LensAlias: 'wellarchitected' })
      .then(({ LensReviewReport }) => {
        const bytes = Uint8Array.from(atob(LensReviewReport?.Base64String ?? ''), (c) =>
          c.charCodeAt(0),
        )
        saveFile('well-architected-review.pdf', new Blob([bytes], { type: 'application/pdf' }))
      })
      .catch(flashError)
  }
  return (
    <Container header={<Header variant="h2">{s.download}</Header>}>
      <ul className="rows">
        {formats.map(([format, [name, text]]) => (
          <li key={format}>
            <div>
              <b>{name}</b>
              <div className="quiet">{text}</div>
            </div>
            <Button
              iconName="download"
              variant="icon"
              ariaLabel={`${s.download}: ${name}`}
              href={`/api/workloads/${id}/documents/${format}`}
              download
            />
          </li>
        ))}
        <li>
          <div>
            <b>{s.wire}</b>
            <div className="quiet">{s.wireHelp}</div>
          </div>
          <Button iconName="download" variant="icon" ariaLabel={s.wire} onClick={wire} />
        </li>
      </ul>
    </Container>
  )
}

/** Formats of the command line, those for people first. */
const formats = Object.entries(s.formats).filter(([name]) => name !== 'pdf')

/** With more findings a document takes seconds to make and to draw, and is shown when someone asks for it. */
const mostShown = 10_000

function Preview({ id }: { readonly id: string }) {
  const findings = useQuery(findingTotalQuery(id))
  const [wanted, setWanted] = useState(false)
  const total = findings.data?.total ?? 0
  const large = total > mostShown && !wanted
  const query = useQuery({ ...shownDocument(id), enabled: !findings.isPending && !large })
  const frame = useRef<HTMLIFrameElement>(null)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={s.previewHelp}
          actions={
            <Button
              disabled={query.data === undefined}
              onClick={() => frame.current?.contentWindow?.print()}
            >
              {s.print}
            </Button>
          }
        >
          {s.preview}
        </Header>
      }
    >
      {query.isError ? (
        query.error.message === 'missing' ? (
          <Empty
            title={t.workload.overview.noRunTitle}
            text={t.workload.overview.noRunText}
            command={`plinth review --aws --save ${id}`}
          />
        ) : (
          <Failure error={query.error} retry={() => void query.refetch()} />
        )
      ) : large ? (
        <Empty
          title={s.largeTitle}
          text={s.largeText(total)}
          action={<Button onClick={() => setWanted(true)}>{s.show}</Button>}
        />
      ) : query.data === undefined ? (
        <Placeholder lines={8} />
      ) : (
        // Nothing of a document may act on the console: no scripts, no forms, another origin.
        <iframe
          ref={frame}
          title={s.preview}
          className="report-frame"
          sandbox="allow-same-origin allow-modals"
          src={query.data.url}
          onLoad={({ currentTarget }) => {
            const page = currentTarget.contentDocument
            dress(page, query.data)
            // On paper the frame is as long as what it shows.
            const height = page?.documentElement.scrollHeight ?? 0
            currentTarget.style.setProperty('--whole', `${height}px`)
          }}
        />
      )}
    </Container>
  )
}
