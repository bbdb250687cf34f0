import { queryOptions } from '@tanstack/react-query'
import { ApiError } from './http.ts'

/** A document as an address of the browser, which a frame can show. */
export const documentText = (workload: string, format: string) =>
  queryOptions({
    queryKey: ['document', workload, format] as const,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const reply = await fetch(`/api/workloads/${workload}/documents/${format}`, { signal })
      if (reply.status === 404) throw new Error('missing')
      if (!reply.ok)
        throw new ApiError(reply.status, 'document', `The server answered ${reply.status}.`)
      return URL.createObjectURL(new Blob([await reply.text()], { type: 'text/html' }))
    },
  })
