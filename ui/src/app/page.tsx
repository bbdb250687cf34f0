import type { BreadcrumbGroupProps } from '@cloudscape-design/components/breadcrumb-group'
import { createContext, type ReactNode, useContext, useEffect } from 'react'

/** What a page tells the shell around it. */
export interface PageFrame {
  readonly title: string
  /** Without Home and without the page itself. */
  readonly trail?: readonly BreadcrumbGroupProps.Item[]
  readonly help?: ReactNode
  readonly splitPanel?: ReactNode
  /** The page needs the whole width: the navigation starts closed. */
  readonly wide?: boolean
  readonly contentType?: 'default' | 'form' | 'table' | 'wizard' | 'dashboard'
}

export const FrameContext = createContext<(frame: PageFrame) => void>(() => undefined)
export const SplitContext = createContext<(panel: ReactNode) => void>(() => undefined)

/** Sets title, path, help and kind of the page. */
export function usePage(frame: PageFrame): void {
  const set = useContext(FrameContext)
  const trail = JSON.stringify(frame.trail ?? [])
  useEffect(() => {
    set(frame)
    document.title = `${frame.title} · Plinth`
    // The help of a page is fixed with its title.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [set, frame.title, trail, frame.contentType])
}

/** Shows a panel beside the list for as long as the caller is on the page; `null` closes it. */
export function useSplitPanel(panel: ReactNode): void {
  const set = useContext(SplitContext)
  useEffect(() => {
    set(panel)
  }, [set, panel])
  useEffect(
    () => () => {
      set(null)
    },
    [set],
  )
}
