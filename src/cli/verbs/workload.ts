import type { Command } from 'commander'
import { deleteWorkload } from '../../app/tool/workloads/delete.ts'
import { getWorkload } from '../../app/tool/workloads/get.ts'
import { listWorkloads } from '../../app/tool/workloads/list.ts'
import { findWorkload } from '../../app/tool/runs/find-workload.ts'
import { printable } from '../../lib/printable.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { addTool, type ToolOptions } from '../options/tool.ts'
import { riskWords } from '../risk-words.ts'
import { readAll, withTool } from '../with-tool.ts'

type Shown = Awaited<ReturnType<typeof getWorkload>>
type JsonOption = { readonly json?: boolean }

/** `plinth workload list|show|delete`: the workloads of the store, without a server. */
export function define(command: Command): void {
  addTool(command.command('list'))
    .description('List the workloads, with their risks.')
    .option('--json', 'as JSON')
    .action(list)
  addTool(command.command('show'))
    .description('Show one workload.')
    .argument('<workload>', 'id, ARN or name')
    .option('--json', 'as JSON')
    .action(show)
  addTool(command.command('delete'))
    .description('Delete a workload with its answers, milestones and runs.')
    .argument('<workload>', 'id, ARN or name')
    .option('--yes', 'really delete it')
    .action(remove)
}

async function list(options: ToolOptions & JsonOption): Promise<void> {
  const workloads = await withTool('plinth workload', options, (context) =>
    readAll(context, (page) => listWorkloads(page)),
  )
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(workloads, undefined, 2)}\n`)
    return
  }
  for (const { WorkloadId, WorkloadName, RiskCounts } of workloads)
    process.stdout.write(`${WorkloadId}  ${printable(WorkloadName)}: ${riskWords(RiskCounts)}\n`)
  if (workloads.length === 0)
    process.stderr.write(`${options.account} has no workload in ${options.region}.\n`)
}

async function show(reference: string, options: ToolOptions & JsonOption): Promise<void> {
  const workload = await withTool('plinth workload', options, async (context) => {
    const { id } = await findWorkload(context(), reference)
    return getWorkload(context(), id)
  })
  const text =
    options.json === true ? JSON.stringify(workload, undefined, 2) : describe(workload).join('\n')
  process.stdout.write(`${text}\n`)
}

function describe(workload: Shown): readonly string[] {
  const members: readonly (readonly [string, string | undefined])[] = [
    ['id', workload.WorkloadId],
    ['ARN', workload.WorkloadArn],
    ['description', workload.Description],
    ['environment', workload.Environment.toLowerCase()],
    ['owner', workload.ReviewOwner],
    ['accounts', workload.AccountIds.join(', ')],
    ['Regions', [...workload.AwsRegions, ...workload.NonAwsRegions].join(', ')],
    ['lenses', workload.Lenses.join(', ')],
    ['risks', riskWords(workload.RiskCounts)],
    ['updated', workload.UpdatedAt.toISOString()],
  ]
  const lines = members.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name.padEnd(12)} ${printable(value)}`],
  )
  return [printable(workload.WorkloadName), ...lines]
}

async function remove(
  reference: string,
  options: ToolOptions & { readonly yes?: boolean },
): Promise<void> {
  const name = await withTool('plinth workload', options, async (context) => {
    const workload = await findWorkload(context(), reference)
    if (options.yes !== true) throw unconfirmed(workload.name)
    await deleteWorkload(context(), workload.id)
    return workload.name
  })
  process.stdout.write(`${printable(name)} is deleted.\n`)
}

function unconfirmed(name: string): PlinthError {
  return new PlinthError({
    code: 'workload-delete-unconfirmed',
    severity: 'error',
    message: `Nothing was deleted: the workload ${name} goes with its answers, milestones and runs, for good.`,
    help: 'Say --yes to delete it; `plinth db backup` keeps a copy first.',
  })
}
