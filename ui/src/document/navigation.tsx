import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation'
import { useLocation } from '@tanstack/react-router'
import { useFollow, useHref } from '../app/navigation.tsx'
import { t } from '../strings/en.ts'
import { only } from './review.ts'

const s = t.document

/** Where the review starts. */
export const start = `/workloads/${only}`

const pages = [
  [s.overview, start],
  [s.questions, `${start}/questions`],
  [t.findings.title, '/findings'],
  [t.plan.title, '/plan'],
  [s.gaps, '/runs'],
  [s.responsibility, '/responsibility'],
  [s.onePage, '/page'],
] as const

/** The parts of the review, at the left. */
export function DocumentNavigation() {
  const pathname = useLocation({ select: (location) => location.pathname })
  const follow = useFollow()
  const href = useHref()
  const items = pages.map(([text, to]): SideNavigationProps.Link => ({
    type: 'link',
    text,
    href: href(to),
  }))
  return (
    <SideNavigation
      items={items}
      activeHref={href(pathname)}
      onFollow={(event) => {
        const to = pages.find(([text]) => text === event.detail.text)?.[1]
        if (to !== undefined)
          follow({ detail: { href: to }, preventDefault: () => event.preventDefault() })
      }}
    />
  )
}
