import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation'
import { useRouter } from '@tanstack/react-router'
import { client } from '../data/client.ts'
import { write } from '../data/http.ts'
import { type Session, signOut } from '../data/session.ts'
import { t } from '../strings/en.ts'
import { flashError } from './flash.ts'
import {
  type DensityChoice,
  type ModeChoice,
  setPreferences,
  usePreferences,
} from './preferences.ts'
import { regions } from './regions.ts'

const s = t.shell.top

/** Account, Region, appearance and who is signed in. */
export function TopBar({ session }: { readonly session: Session }) {
  const router = useRouter()
  const leave = () => {
    void signOut()
      .catch(() => undefined)
      .then(() => {
        client.clear()
        location.assign('/sign-in')
      })
  }
  return (
    <TopNavigation
      identity={{
        href: '/',
        title: t.common.product,
        logo: { src: '/plinth.svg', alt: '' },
        onFollow: (event) => {
          event.preventDefault()
          router.history.push('/')
        },
      }}
      i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
      utilities={[
        regionMenu(session),
        useAppearance(),
        {
          type: 'menu-dropdown',
          text: session.user.name,
          description: s.account(session.account),
          iconName: 'user-profile',
          items: [
            { id: 'settings', text: s.settings, href: '/settings' },
            { id: 'leave', text: s.signOut },
          ],
          onItemClick: ({ detail }) => {
            if (detail.id === 'leave') leave()
          },
          onItemFollow: (event) => {
            event.preventDefault()
            router.history.push('/settings')
          },
        },
      ]}
    />
  )
}

function regionMenu({ region }: Session): TopNavigationProps.Utility {
  return {
    type: 'menu-dropdown',
    text: region,
    title: s.region,
    ariaLabel: `${s.region}: ${region}`,
    iconName: 'globe',
    items: regions.map((id) => ({ id, text: id, disabled: id === region })),
    onItemClick: ({ detail }) => {
      write('PUT', '/api/session', { region: detail.id })
        .then(() => client.resetQueries())
        .catch(flashError)
    },
  }
}

function useAppearance(): TopNavigationProps.Utility {
  const { mode, density } = usePreferences()
  const tick = (on: boolean) => (on ? ('check' as const) : undefined)
  return {
    type: 'menu-dropdown',
    iconName: 'settings',
    ariaLabel: s.appearance,
    title: s.appearance,
    items: [
      {
        id: 'mode',
        text: s.appearance,
        items: [
          { id: 'mode:system', text: s.modeSystem, iconName: tick(mode === 'system') },
          { id: 'mode:light', text: s.modeLight, iconName: tick(mode === 'light') },
          { id: 'mode:dark', text: s.modeDark, iconName: tick(mode === 'dark') },
        ],
      },
      {
        id: 'density',
        text: 'Density',
        items: [
          {
            id: 'density:comfortable',
            text: s.comfortable,
            iconName: tick(density === 'comfortable'),
          },
          { id: 'density:compact', text: s.compact, iconName: tick(density === 'compact') },
        ],
      },
    ],
    onItemClick: ({ detail }) => {
      const [what, value] = detail.id.split(':')
      setPreferences(
        what === 'mode' ? { mode: value as ModeChoice } : { density: value as DensityChoice },
      )
    },
  }
}
