import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { useRef } from 'react'
import { usePage } from '../../app/page.tsx'
import { t } from '../../strings/en.ts'

const s = t.document

/** What readers without JavaScript see, which is in the file anyway: for paper, and to search it all. */
export function OnePage() {
  const frame = useRef<HTMLIFrameElement>(null)
  usePage({ title: s.onePage })
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={s.printHelp}
          actions={<Button onClick={() => frame.current?.contentWindow?.print()}>{s.print}</Button>}
        >
          {s.onePage}
        </Header>
      }
    >
      <Container>
        <iframe
          ref={frame}
          title={s.onePage}
          className="report-frame"
          sandbox="allow-same-origin allow-modals"
          srcDoc={page()}
        />
      </Container>
    </ContentLayout>
  )
}

/** The styles and the page for readers without JavaScript, both in elements that scripts see as text. */
function page(): string {
  const [styles = '', body = ''] = [...document.querySelectorAll('noscript')].map(
    ({ textContent }) => textContent ?? '',
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${styles}<title>${s.onePage}</title></head><body>${body}</body></html>`
}
