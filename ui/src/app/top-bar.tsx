import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation'
import { useRouter } from '@tanstack/react-router'
import { client } from '../data/client.ts'
import { changePlace, type Session, sessionQuery, signOut } from '../data/session.ts'
import { t } from '../strings/en.ts'
import { useAppearance } from './appearance.ts'
import { flashError } from './flash.ts'
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
        logo: { src: '/plinth.svg', alt: s.logo },
        onFollow: (event) => {
          event.preventDefault()
          router.history.push('/')
        },
      }}
      i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
      utilities={[
        ...(session.accounts.length > 1 ? [accountMenu(session)] : []),
        regionMenu(session),
        useAppearance(),
        {
          type: 'menu-dropdown',
          text: session.user.name,
          description: `${s.account(session.account)} · ${session.role}`,
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

function regionMenu({ account, region }: Session): TopNavigationProps.Utility {
  return {
    type: 'menu-dropdown',
    text: region,
    title: s.region,
    ariaLabel: `${s.region}: ${region}`,
    iconName: 'globe',
    items: regions.map((id) => ({ id, text: id, disabled: id === region })),
    onItemClick: ({ detail }) => {
      moveTo({ account, region: detail.id })
    },
  }
}

function accountMenu({ account, accounts, region }: Session): TopNavigationProps.Utility {
  return {
    type: 'menu-dropdown',
    text: account,
    title: s.accountTitle,
    ariaLabel: s.account(account),
    items: accounts.map((each) => ({
      id: each.account,
      text: each.account,
      secondaryText: each.role,
      disabled: each.account === account,
    })),
    onItemClick: ({ detail }) => {
      const regions = accounts.find((each) => each.account === detail.id)?.regions ?? []
      moveTo({
        account: detail.id,
        region: regions.includes(region) ? region : (regions[0] ?? region),
      })
    },
  }
}

/** What is shown belongs to the place that was; all of it is read again. */
function moveTo(place: { readonly account: string; readonly region: string }): void {
  changePlace(place)
    .then((session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      return client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    })
    .catch(flashError)
}
