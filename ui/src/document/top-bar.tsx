import TopNavigation from '@cloudscape-design/components/top-navigation'
import { useAppearance } from '../app/appearance.ts'
import { useFollow, useHref } from '../app/navigation.tsx'
import { t } from '../strings/en.ts'
import { start } from './navigation.tsx'

/** The name of the product, and the colours. */
export function DocumentTopBar() {
  const follow = useFollow()
  const href = useHref()
  return (
    <TopNavigation
      identity={{
        href: href(start),
        title: t.common.product,
        onFollow: (event) =>
          follow({ detail: { href: start }, preventDefault: () => event.preventDefault() }),
      }}
      i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
      utilities={[useAppearance()]}
    />
  )
}
