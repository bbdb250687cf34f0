import { z } from 'zod'
import { inject } from 'vitest'

const summaries = z.object({
  WorkloadSummaries: z.array(z.object({ WorkloadId: z.string(), WorkloadName: z.string() })),
})

/** Calls an operation beside the browser, with the server's token. */
export async function callTool(operation: string, input: object): Promise<unknown> {
  const { url, token } = inject('console')
  const reply = await fetch(`${url}/api/tool/${operation}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const body: unknown = await reply.json()
  if (!reply.ok) throw new Error(`${operation}: ${reply.status} ${JSON.stringify(body)}`)
  return body
}

/** Id of a workload by its name. */
export async function workloadNamed(name: string): Promise<string> {
  const { WorkloadSummaries } = summaries.parse(await callTool('ListWorkloads', {}))
  const found = WorkloadSummaries.find(({ WorkloadName }) => WorkloadName === name)
  if (found === undefined) throw new Error(`There is no workload ${name}.`)
  return found.WorkloadId
}
