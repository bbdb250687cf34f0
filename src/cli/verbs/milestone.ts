import { type Command, InvalidArgumentError } from 'commander'
import {
  type ComparedState,
  compareMilestones,
  type Comparison,
  type QuestionChange,
} from '../../app/tool/milestones/compare.ts'
import { createMilestone } from '../../app/tool/milestones/create.ts'
import { listMilestones } from '../../app/tool/milestones/list.ts'
import { findWorkload } from '../../app/tool/runs/find-workload.ts'
import { printable } from '../../lib/printable.ts'
import { addTool, type ToolOptions } from '../options/tool.ts'
import { riskName, riskWords } from '../risk-words.ts'
import { readAll, withTool } from '../with-tool.ts'

type JsonOption = { readonly json?: boolean }
const actor = 'plinth milestone'

/** `plinth milestone save|list|compare`: how a workload stood, and what changed since. */
export function define(command: Command): void {
  addTool(command.command('save'))
    .description('Record how a workload stands now.')
    .argument('<workload>', 'id, ARN or name')
    .argument('<name>', 'name of the milestone')
    .action(save)
  addTool(command.command('list'))
    .description('List the milestones of a workload.')
    .argument('<workload>', 'id, ARN or name')
    .option('--json', 'as JSON')
    .action(list)
  addTool(command.command('compare'))
    .description('Say what changed between two milestones, or since one.')
    .argument('<workload>', 'id, ARN or name')
    .argument('<from>', 'number of a milestone', number)
    .argument('[to]', 'number of a later one; default: as it stands now', number)
    .option('--json', 'as JSON')
    .action(compare)
}

async function save(reference: string, name: string, options: ToolOptions): Promise<void> {
  const saved = await withTool(actor, options, async (context) => {
    const { id } = await findWorkload(context(), reference)
    return createMilestone(context(), id, name)
  })
  process.stdout.write(`Milestone ${saved}: ${printable(name)}\n`)
}

async function list(reference: string, options: ToolOptions & JsonOption): Promise<void> {
  const milestones = await withTool(actor, options, async (context) => {
    const { id } = await findWorkload(context(), reference)
    return readAll(context, (page) => listMilestones(page, id))
  })
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(milestones, undefined, 2)}\n`)
    return
  }
  for (const { MilestoneNumber, MilestoneName, RecordedAt, WorkloadSummary } of milestones) {
    const head = `${String(MilestoneNumber).padStart(3)}  ${RecordedAt.toISOString()}`
    const risks = riskWords(WorkloadSummary.RiskCounts)
    process.stdout.write(`${head}  ${printable(MilestoneName)}: ${risks}\n`)
  }
  if (milestones.length === 0) process.stderr.write('There is no milestone yet.\n')
}

async function compare(
  reference: string,
  from: number,
  to: number | undefined,
  options: ToolOptions & JsonOption,
): Promise<void> {
  const comparison = await withTool(actor, options, async (context) => {
    const { id } = await findWorkload(context(), reference)
    return compareMilestones(context(), id, from, to)
  })
  const text =
    options.json === true
      ? JSON.stringify(comparison, undefined, 2)
      : describe(comparison).join('\n')
  process.stdout.write(`${text}\n`)
}

function describe({ workload, from, to, changes }: Comparison): readonly string[] {
  return [
    printable(workload.name),
    `  ${nameOf(from)}: ${riskWords(from.counts)}`,
    `  ${nameOf(to)}: ${riskWords(to.counts)}`,
    ...(changes.length === 0 ? ['Nothing changed.'] : changes.flatMap(describeChange)),
  ]
}

function nameOf({ milestone, name = '' }: ComparedState): string {
  return milestone === undefined ? 'now' : `${milestone} ${printable(name)}`
}

function describeChange(change: QuestionChange): readonly string[] {
  const { title, before, after, selected, unselected, because } = change
  const was = before === undefined ? 'not asked' : riskName[before]
  const is = after === undefined ? 'not asked' : riskName[after]
  return [
    '',
    printable(title),
    `  ${was === is ? `still ${is}` : `${was} → ${is}`}. ${printable(because)}`,
    ...selected.map((choice) => `  + ${printable(choice)}`),
    ...unselected.map((choice) => `  - ${printable(choice)}`),
  ]
}

function number(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('Give a number from 1.')
  return Number(value)
}
