import type { ChoiceUpdate, WellArchitected, Workload } from '@aws-sdk/client-wellarchitected'
import type { CredentialSource } from '../credentials.ts'
import { inProcessHandler, type Serve } from './in-process-handler.ts'
import { readReview } from './read-review.ts'
import type { Tool, ToolAnswer, WorkloadProperties } from './tool-workload.ts'

export interface ToolPlace {
  readonly region: string
  readonly credentials: CredentialSource
  /** Where AWS's own endpoint of the Region is not meant. */
  readonly endpoint?: string
  /** Answers requests within this process, instead of any endpoint. */
  readonly serve?: Serve
}

const properties = [
  'WorkloadName',
  'Description',
  'Environment',
  'ReviewOwner',
  'AwsRegions',
  'NonAwsRegions',
  'AccountIds',
  'ArchitecturalDesign',
  'IndustryType',
  'Industry',
  'Notes',
] as const satisfies readonly (keyof WorkloadProperties)[]

/** Opens the workloads behind an endpoint; nothing is called yet. */
export async function openTool(place: ToolPlace): Promise<Tool> {
  const { WellArchitected } = await import('@aws-sdk/client-wellarchitected')
  const { region, credentials, endpoint, serve } = place
  const client = new WellArchitected({
    region,
    credentials,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(serve === undefined ? {} : { requestHandler: inProcessHandler(serve) }),
  })
  return { ...readingSide(client), ...writingSide(client), close: () => client.destroy() }
}

function readingSide(client: WellArchitected) {
  return {
    findWorkload: (reference: string) => findWorkload(client, reference),
    readProperties: async (id: string) => {
      const { Workload } = await client.getWorkload({ WorkloadId: id })
      return { properties: propertiesOf(Workload), lenses: Workload?.Lenses ?? [] }
    },
    readReview: (id: string, lens: string, milestone?: number) =>
      readReview(client, id, lens, milestone),
    lensesOfMilestone: async (id: string, number: number) => {
      const place = { WorkloadId: id, MilestoneNumber: number }
      return (await client.getMilestone(place)).Milestone?.Workload?.Lenses ?? []
    },
    listMilestones: async (id: string) => {
      const { paginateListMilestones } = await import('@aws-sdk/client-wellarchitected')
      const found: { number: number; name: string }[] = []
      const pages = paginateListMilestones({ client }, { WorkloadId: id })
      for await (const { MilestoneSummaries = [] } of pages)
        for (const { MilestoneNumber, MilestoneName } of MilestoneSummaries)
          if (MilestoneNumber !== undefined && MilestoneName !== undefined)
            found.push({ number: MilestoneNumber, name: MilestoneName })
      return found.toSorted((a, b) => a.number - b.number)
    },
  }
}

function writingSide(client: WellArchitected) {
  return {
    createWorkload: async (given: WorkloadProperties, lenses: readonly string[]) => {
      // Every workload has both; should one be missing, the endpoint says so and nothing is made up here.
      const made = await client.createWorkload({
        ...given,
        Description: given.Description,
        Environment: given.Environment,
        Lenses: [...lenses],
      })
      return made.WorkloadId ?? ''
    },
    updateWorkload: async (id: string, given: WorkloadProperties) => {
      await client.updateWorkload({ WorkloadId: id, ...given })
    },
    applyLens: async (id: string, lens: string) => {
      await client.associateLenses({ WorkloadId: id, LensAliases: [lens] })
    },
    writeAnswer: async (id: string, lens: string, answer: ToolAnswer) => {
      await client.updateAnswer({ WorkloadId: id, LensAlias: lens, ...toUpdate(answer) })
    },
    writeNotes: async (id: string, lens: string, review: Parameters<Tool['writeNotes']>[2]) => {
      await client.updateLensReview({
        WorkloadId: id,
        LensAlias: lens,
        LensNotes: review.notes ?? '',
        PillarNotes: Object.fromEntries(review.pillarNotes),
      })
    },
    createMilestone: async (id: string, name: string) => {
      await client.createMilestone({ WorkloadId: id, MilestoneName: name })
    },
  }
}

async function findWorkload(
  client: WellArchitected,
  reference: string,
): Promise<string | undefined> {
  const { paginateListWorkloads } = await import('@aws-sdk/client-wellarchitected')
  const wanted = plainName(reference)
  for await (const { WorkloadSummaries = [] } of paginateListWorkloads({ client }, {}))
    for (const { WorkloadId, WorkloadName = '' } of WorkloadSummaries)
      if (WorkloadId === reference || plainName(WorkloadName) === wanted) return WorkloadId
  return undefined
}

/** Names are unique ignoring case and spaces. */
function plainName(name: string): string {
  return name.replaceAll(/\s/g, '').toLowerCase()
}

function propertiesOf(workload: Workload | undefined): WorkloadProperties {
  const given = properties.map((name) => [name, workload?.[name]] as const)
  const present = given.filter(([, value]) => value !== undefined && value.length > 0)
  return { WorkloadName: workload?.WorkloadName ?? '', ...Object.fromEntries(present) }
}

function toUpdate(answer: ToolAnswer) {
  const updates: [string, ChoiceUpdate][] = [...answer.choices].map(
    ([id, { status, reason, notes }]) => [
      id,
      { Status: status, Reason: reason ?? 'NONE', Notes: notes ?? '' },
    ],
  )
  return {
    QuestionId: answer.question,
    SelectedChoices: [...answer.selected],
    ChoiceUpdates: Object.fromEntries(updates),
    Notes: answer.notes ?? '',
    IsApplicable: answer.applicable,
    Reason: answer.reason ?? ('NONE' as const),
  }
}
