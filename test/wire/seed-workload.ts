import {
  CreateWorkloadCommand,
  type CreateWorkloadCommandInput,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { parseToolArn } from '../../src/app/tool/arns.ts'
import type { ToolContext } from '../../src/app/tool/context.ts'
import { writeAs } from '../../src/app/tool/write.ts'
import type { EvidenceRow } from '../../src/store/schema.ts'
import { insertEvidence, insertRun } from '../../src/store/runs.ts'
import { insertShare } from '../../src/store/shares.ts'

/** Creates a workload with little said of it, and gives its id. */
export async function seedWorkload(
  client: WellArchitectedClient,
  more: Partial<CreateWorkloadCommandInput> = {},
): Promise<string> {
  const { WorkloadId } = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: 'Shop',
      Description: 'Sells things.',
      Environment: 'PRODUCTION',
      ReviewOwner: 'owner@example.com',
      AwsRegions: ['eu-west-1'],
      Lenses: ['wellarchitected'],
      ...more,
    }),
  )
  return WorkloadId ?? ''
}

/** Shares something of the context's account as if the invitation had been accepted. */
export async function seedShare(
  context: ToolContext,
  arn: string,
  target: string,
  permission: 'READONLY' | 'CONTRIBUTOR' = 'READONLY',
  status: 'ACCEPTED' | 'PENDING' = 'ACCEPTED',
): Promise<string> {
  const parsed = parseToolArn(arn)
  if (parsed === undefined) throw new Error(`${arn} is not an ARN of the Tool.`)
  const invitation = context.newId()
  await writeAs(context, 'CreateShare', arn, (tx) =>
    insertShare(tx, {
      id: context.newId(),
      type: parsed.kind,
      resource: parsed.id,
      resource_arn: arn,
      resource_name: 'Shared',
      account: parsed.account,
      region: parsed.region,
      target,
      kind: /^\d+$/.test(target) ? 'account' : 'user',
      permission,
      status,
      invitation,
      expires: null,
      data: {},
    }),
  )
  return invitation
}

/** Keeps a complete run of a workload with evidence for choices of the framework. */
export async function seedEvidence(
  context: ToolContext,
  workload: string,
  evidence: readonly Pick<EvidenceRow, 'question' | 'choice' | 'data'>[],
): Promise<void> {
  const { account, region } = context.caller
  const run = context.newId()
  await writeAs(context, 'StartRun', workload, async (tx) => {
    const status = 'COMPLETE'
    await insertRun(tx, {
      id: run,
      workload,
      account,
      region,
      status,
      ended: context.now,
      data: {},
    })
    await insertEvidence(
      tx,
      evidence.map((each) => ({ ...each, run, workload, lens: 'wellarchitected' })),
    )
  })
}
