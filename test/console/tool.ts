import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { inject } from 'vitest'

const running = z.object({ pid: z.int(), token: z.string() })

/** The server as it runs now: its process, and the token that opens `/api`. */
export const server = () =>
  running.parse(JSON.parse(readFileSync(inject('console').running, 'utf8')))

const summaries = z.object({
  WorkloadSummaries: z.array(z.object({ WorkloadId: z.string(), WorkloadName: z.string() })),
})

/** Calls an operation beside the browser, with the server's token. */
export async function callTool(operation: string, input: object): Promise<unknown> {
  return callApi('POST', `tool/${operation}`, input)
}

/** Calls a route of the API beside the browser, with the server's token. */
export async function callApi(method: string, path: string, input?: object): Promise<unknown> {
  const { token } = server()
  const reply = await fetch(`${inject('console').url}/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(input !== undefined && { body: JSON.stringify(input) }),
  })
  const body: unknown = await reply.json()
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${JSON.stringify(body)}`)
  return body
}

/** Id of a workload by its name. */
export async function workloadNamed(name: string): Promise<string> {
  const { WorkloadSummaries } = summaries.parse(await callTool('ListWorkloads', {}))
  const found = WorkloadSummaries.find(({ WorkloadName }) => WorkloadName === name)
  if (found === undefined) throw new Error(`There is no workload ${name}.`)
  return found.WorkloadId
}

/** Keeps a file in the evidence locker of a workload. */
export async function sendFile(
  workload: string,
  name: string,
  content: Buffer,
): Promise<{ readonly sha256: string }> {
  const path = `/api/workloads/${workload}/files?name=${encodeURIComponent(name)}`
  const reply = await fetch(`${inject('console').url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server().token}` },
    body: new Uint8Array(content),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return z.object({ sha256: z.string() }).parse(await reply.json())
}
