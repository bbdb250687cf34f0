import Link, { type LinkProps } from '@cloudscape-design/components/link'
import { type ReactNode } from 'react'
import { useFollow, useHref } from '../app/navigation.tsx'

interface Props extends Pick<LinkProps, 'variant' | 'fontSize' | 'ariaLabel'> {
  readonly to: string
  readonly children: ReactNode
}

/** A link to a page of the console. */
export function Go({ to, children, ...rest }: Props) {
  const follow = useFollow()
  const href = useHref()
  return (
    <Link
      href={href(to)}
      onFollow={(event) =>
        follow({ detail: { href: to }, preventDefault: () => event.preventDefault() })
      }
      {...rest}
    >
      {children}
    </Link>
  )
}

/** A number that leads to the list it counts. */
export function Count({
  of,
  to,
  label,
}: {
  readonly of: number
  readonly to: string
  readonly label: string
}) {
  return (
    <Go to={to} ariaLabel={`${of} ${label}`}>
      {of.toLocaleString('en')}
    </Go>
  )
}
