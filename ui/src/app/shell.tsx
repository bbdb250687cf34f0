import Alert from '@cloudscape-design/components/alert'
import AppLayout from '@cloudscape-design/components/app-layout'
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import Flashbar from '@cloudscape-design/components/flashbar'
import { Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useConnection } from '../data/connection.ts'
import { useLiveUpdates } from '../data/events.ts'
import { t } from '../strings/en.ts'
import { Boundary } from '../parts/boundary.tsx'
import { dismiss, useFlashes } from './flash.ts'
import { useMendedToolbar } from './mended-toolbar.ts'
import { readOnly } from './mode.ts'
import { useFollow } from './navigation.tsx'
import { FrameContext, type PageFrame, SplitContext } from './page.tsx'
import { setPreferences, usePreferences } from './preferences.ts'
import { useUrlState } from './url-state.ts'

interface Props {
  /** Above all pages. */
  readonly top: ReactNode
  /** At the left of all pages. */
  readonly navigation: ReactNode
  /** Where the way to every page starts. */
  readonly home: { readonly text: string; readonly href: string }
  /** Whether a server tells what changes. */
  readonly live: boolean
}

/** The frame of every page. */
export function Shell({ top, navigation: pages, home, live }: Props) {
  const pathname = useLocation({ select: (location) => location.pathname })
  const [frame, setFrame] = useState<PageFrame>({ title: t.common.product })
  const [panel, setPanel] = useState<ReactNode>(null)
  const [helpOpen, setHelpOpen] = useState(false)
  const [splitSize, setSplitSize] = useState(520)
  const [splitPosition, setSplitPosition] = useState<'side' | 'bottom'>(
    innerWidth > 1100 ? 'side' : 'bottom',
  )
  const [, change] = useUrlState()
  const { navigationOpen } = usePreferences()
  const [navigation, setNavigation] = useState(false)
  useEffect(() => {
    setNavigation(navigationOpen && frame.wide !== true && innerWidth > 688)
  }, [navigationOpen, frame.wide])
  useLiveUpdates(live)
  useMendedToolbar()
  return (
    <FrameContext value={setFrame}>
      <SplitContext value={setPanel}>
        <div id="top-bar">{top}</div>
        <AppLayout
          headerSelector="#top-bar"
          navigation={pages}
          navigationOpen={navigation}
          onNavigationChange={({ detail }) => {
            setNavigation(detail.open)
            if (frame.wide !== true) setPreferences({ navigationOpen: detail.open })
          }}
          breadcrumbs={<Trail home={home} frame={frame} />}
          notifications={<Messages />}
          tools={frame.help}
          toolsHide={frame.help === undefined}
          toolsOpen={helpOpen}
          onToolsChange={({ detail }) => setHelpOpen(detail.open)}
          splitPanel={panel}
          splitPanelOpen={panel !== null}
          splitPanelPreferences={{ position: splitPosition }}
          onSplitPanelPreferencesChange={({ detail }) => setSplitPosition(detail.position)}
          splitPanelSize={splitSize}
          onSplitPanelResize={({ detail }) => setSplitSize(detail.size)}
          onSplitPanelToggle={({ detail }) => {
            if (!detail.open) change({ finding: undefined, item: undefined, who: undefined })
          }}
          contentType={frame.contentType ?? 'default'}
          maxContentWidth={frame.contentType === 'table' ? Number.MAX_VALUE : 1760}
          ariaLabels={t.shell.layout}
          content={
            <Boundary key={pathname}>
              <Outlet />
            </Boundary>
          }
        />
      </SplitContext>
    </FrameContext>
  )
}

function Trail({ home, frame }: Pick<Props, 'home'> & { readonly frame: PageFrame }) {
  const follow = useFollow()
  // A document has one workload, which is its home.
  const trail = readOnly ? [] : (frame.trail ?? [])
  const items =
    frame.title === home.text ? [home] : [home, ...trail, { text: frame.title, href: '' }]
  return <BreadcrumbGroup ariaLabel={t.shell.breadcrumbs} items={items} onFollow={follow} />
}

function Messages() {
  const connection = useConnection()
  const flashes = useFlashes()
  return (
    <>
      <Flashbar
        items={flashes.map(({ id, type, text, action }) => ({
          id,
          type,
          content: <bdi className="message">{text}</bdi>,
          dismissible: true,
          dismissLabel: t.common.close,
          onDismiss: () => dismiss(id),
          buttonText: action?.label,
          onButtonClick: () => {
            dismiss(id)
            action?.run()
          },
        }))}
      />
      <div aria-live="polite" className="connection">
        {connection === 'online' ? null : (
          <Alert type={connection === 'offline' ? 'warning' : 'info'}>
            {t.connection[connection]}
          </Alert>
        )}
      </div>
    </>
  )
}
