import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { Announced } from './serve.ts'

const created = z.object({ WorkloadId: z.string() })
const started = z.object({ run: z.string() })
const run = z.object({ status: z.string() })

/** Makes workloads that have a review of the sample: one to look at, one to answer. */
export async function reviewedWorkloads(
  { url, token }: Announced,
  names: readonly string[],
): Promise<void> {
  const call = async (method: string, path: string, input?: object): Promise<unknown> => {
    const reply = await fetch(`${url}/api/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(input !== undefined && { body: JSON.stringify(input) }),
    })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return reply.json()
  }
  for (const name of names) {
    const workload = await call('POST', 'tool/CreateWorkload', {
      WorkloadName: name,
      Description: 'Web shop of the sample',
      ReviewOwner: 'ada@example.com',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      Lenses: ['wellarchitected'],
      ClientRequestToken: crypto.randomUUID(),
    })
    const { WorkloadId } = created.parse(workload)
    const sources = [{ kind: 'sample' }]
    const { run: id } = started.parse(
      await call('POST', `workloads/${WorkloadId}/runs`, { sources }),
    )
    let status = 'RUNNING'
    while (status === 'RUNNING') {
      await setTimeout(100)
      status = run.parse(await call('GET', `runs/${id}`)).status
    }
    if (status !== 'COMPLETE') throw new Error(`The review of ${name} ended as ${status}.`)
  }
}
