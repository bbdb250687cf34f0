import Alert from '@cloudscape-design/components/alert'
import AppLayout from '@cloudscape-design/components/app-layout'
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import Flashbar from '@cloudscape-design/components/flashbar'
import { Outlet } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useConnection } from '../data/connection.ts'
import { useLiveUpdates } from '../data/events.ts'
import type { Session } from '../data/session.ts'
import { t } from '../strings/en.ts'
import { Boundary } from '../parts/boundary.tsx'
import { dismiss, useFlashes } from './flash.ts'
import { Navigation, useFollow } from './navigation.tsx'
import { FrameContext, type PageFrame, SplitContext } from './page.tsx'
import { setPreferences, usePreferences } from './preferences.ts'
import { TopBar } from './top-bar.tsx'
import { useUrlState } from './url-state.ts'

/** The frame of every page for someone who is signed in. */
export function Shell({ session }: { readonly session: Session }) {
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
  useLiveUpdates(true)
  return (
    <FrameContext value={setFrame}>
      <SplitContext value={setPanel}>
        <div id="top-bar">
          <TopBar session={session} />
        </div>
        <AppLayout
          headerSelector="#top-bar"
          navigation={<Navigation />}
          navigationOpen={navigation}
          onNavigationChange={({ detail }) => {
            setNavigation(detail.open)
            if (frame.wide !== true) setPreferences({ navigationOpen: detail.open })
          }}
          breadcrumbs={<Trail frame={frame} />}
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
            <Boundary key={location.pathname}>
              <Outlet />
            </Boundary>
          }
        />
      </SplitContext>
    </FrameContext>
  )
}

function Trail({ frame }: { readonly frame: PageFrame }) {
  const follow = useFollow()
  const home = { text: t.shell.navigation.home, href: '/' }
  const items =
    frame.title === home.text
      ? [home]
      : [home, ...(frame.trail ?? []), { text: frame.title, href: '' }]
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
