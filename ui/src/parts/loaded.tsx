import Container from '@cloudscape-design/components/container'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t } from '../strings/en.ts'
import { Failure } from './failure.tsx'

interface Props<Data> {
  readonly query: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
  /** Lines of the placeholder. */
  readonly lines?: number
}

/** Placeholder, then the data; or what went wrong. Data that is there stays while it is read again. */
export function Loaded<Data>({ query, children, lines = 4 }: Props<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />
  return <Placeholder lines={lines} />
}

/** Grey bars where text will be. */
export function Placeholder({ lines }: { readonly lines: number }) {
  return (
    <Container>
      <div role="status" aria-label={t.common.loading}>
        <SpaceBetween size="s">
          {Array.from({ length: lines }, (_, line) => (
            <Skeleton key={line} height="18px" width={`${92 - ((line * 23) % 50)}%`} />
          ))}
        </SpaceBetween>
      </div>
    </Container>
  )
}
