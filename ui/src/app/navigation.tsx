import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation'
import { useLocation, useRouter } from '@tanstack/react-router'
import { t } from '../strings/en.ts'

const n = t.shell.navigation

const items: readonly SideNavigationProps.Item[] = [
  { type: 'link', text: n.home, href: '/' },
  {
    type: 'section-group',
    title: n.review,
    items: [
      { type: 'link', text: n.workloads, href: '/workloads' },
      { type: 'link', text: n.findings, href: '/findings' },
      { type: 'link', text: n.access, href: '/access' },
      { type: 'link', text: n.plan, href: '/plan' },
      { type: 'link', text: n.evidence, href: '/evidence' },
      { type: 'link', text: n.runs, href: '/runs' },
    ],
  },
  {
    type: 'section-group',
    title: n.library,
    items: [
      { type: 'link', text: n.lenses, href: '/lenses' },
      { type: 'link', text: n.profiles, href: '/profiles' },
      { type: 'link', text: n.templates, href: '/templates' },
    ],
  },
  {
    type: 'section-group',
    title: n.together,
    items: [
      { type: 'link', text: n.shares, href: '/shares' },
      { type: 'link', text: n.notifications, href: '/notifications' },
    ],
  },
  {
    type: 'section-group',
    title: n.administration,
    items: [
      { type: 'link', text: n.users, href: '/users' },
      { type: 'link', text: n.keys, href: '/keys' },
      { type: 'link', text: n.audit, href: '/audit' },
      { type: 'link', text: n.settings, href: '/settings' },
    ],
  },
]

/** The pages, at the left. */
export function Navigation() {
  const { pathname } = useLocation()
  const follow = useFollow()
  return (
    <SideNavigation
      items={items}
      activeHref={pathname === '/' ? '/' : `/${pathname.split('/')[1] ?? ''}`}
      onFollow={follow}
    />
  )
}

/** Writes the address of a page as the browser knows it. */
export function useHref(): (to: string) => string {
  const router = useRouter()
  return (to) => router.history.createHref(to)
}

/** Follows links of Cloudscape's components inside the application. */
export function useFollow() {
  const router = useRouter()
  return (event: {
    readonly detail: { readonly href?: string; readonly external?: boolean }
    readonly preventDefault: () => void
  }) => {
    const { href, external } = event.detail
    if (
      href === undefined ||
      external === true ||
      !href.startsWith('/') ||
      href.startsWith('/api/')
    )
      return
    event.preventDefault()
    router.history.push(href)
  }
}
