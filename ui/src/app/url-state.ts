import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'

/** Addresses within the application are relative; a document has no origin of its own. */
const base = 'http://plinth.invalid'

export type UrlChange = Readonly<Record<string, string | readonly string[] | undefined>>

/** The query of the address, where pages keep what they show, and how to change parts of it. */
export function useUrlState() {
  const router = useRouter()
  const searchStr = useLocation({ select: (location) => location.searchStr })
  const parameters = useMemo(() => new URLSearchParams(searchStr), [searchStr])
  const change = (values: UrlChange, mode: 'replace' | 'push' = 'replace') => {
    const { pathname, search } = new URL(router.history.location.href, base)
    router.history[mode](`${pathname}${changed(search, values)}`)
  }
  return [parameters, change] as const
}

function changed(search: string, values: UrlChange): string {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(values)) {
    next.delete(name)
    if (typeof value === 'string') {
      if (value !== '') next.set(name, value)
    } else for (const each of value ?? []) next.append(name, each)
  }
  const text = next.toString()
  return text === '' ? '' : `?${text}`
}

/** A parameter of the path, e.g. the id of a workload. */
export function usePathId(): string {
  const parameters: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  return parameters['id'] ?? ''
}
