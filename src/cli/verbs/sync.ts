import type { Command } from 'commander'
import { openHome } from '../../app/open-home.ts'
import { describeStep } from '../../app/sync/describe-steps.ts'
import type { SyncPlan } from '../../app/sync/plan-sync.ts'
import { type SyncOptions, syncWorkload } from '../../app/sync/sync-workload.ts'
import { operatorContext } from '../../app/tool/command-context.ts'
import { printable } from '../../lib/printable.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { createToolDispatcher } from '../../server/wire/wellarchitected/create-tool-dispatcher.ts'
import { exit } from '../exit.ts'
import { addTool, type ToolOptions } from '../options/tool.ts'

interface Options extends ToolOptions {
  readonly fromAws?: boolean
  readonly toAws?: boolean
  readonly endpointUrl?: string
  readonly profile?: string
  readonly overwrite?: boolean
  readonly dryRun?: boolean
}

/** `plinth sync`: a workload to or from the Well-Architected Tool of AWS, or another Plinth. */
export function define(command: Command): void {
  addTool(
    command
      .argument('<workload>', 'its name or id, on the side that is read')
      .option('--from-aws', 'copy from the endpoint into this store')
      .option('--to-aws', 'copy from this store to the endpoint')
      .option('--endpoint-url <url>', 'another endpoint than that of AWS, such as another Plinth')
      .option('--profile <name>', 'profile of the AWS configuration')
      .option('--overwrite', 'where both sides differ, take what is read; default: keep')
      .option('--dry-run', 'say what would be done, and do nothing'),
  )
    .addHelpText('after', help)
    .action(run)
}

const help = `
Answers, notes and milestones are copied; answers that differ are conflicts, and stay as they are.
Stop \`plinth serve\` first where the store is the embedded one.
Exit codes: 0 copied, 1 conflicts remain.

Example
  plinth sync "Web shop" --from-aws --dry-run`

async function run(workload: string, options: Options): Promise<void> {
  const { region, endpointUrl, profile, overwrite = false, dryRun = false } = options
  const direction = directionOf(options)
  const plan = await withStore(options, (serve) =>
    syncWorkload(serve, {
      direction,
      workload,
      region,
      overwrite,
      dryRun,
      ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
      ...(profile === undefined ? {} : { profile }),
    }),
  )
  print(plan, dryRun)
  if (plan.conflicts.length > 0) process.exitCode = exit.notMet
}

function directionOf({ fromAws, toAws }: Options): SyncOptions['direction'] {
  if ((fromAws === true) !== (toAws === true)) return fromAws === true ? 'from-aws' : 'to-aws'
  throw new PlinthError({
    code: 'sync-direction',
    severity: 'error',
    message: 'A sync goes one way.',
    help: 'Give either --from-aws or --to-aws.',
  })
}

async function withStore<T>(
  options: ToolOptions,
  work: (serve: Parameters<typeof syncWorkload>[0]) => Promise<T>,
): Promise<T> {
  const { store, master } = await openHome(true)
  try {
    const { account, region } = options
    const operator = { account, region, name: 'plinth sync' }
    const { caller, tool } = operatorContext(store.db, operator, Date.now())
    return await work(
      createToolDispatcher({
        db: store.db,
        tool,
        authenticate: async () => ({ caller, admitWrite: () => true }),
        pageSecret: master,
        onError: (error) => {
          throw error
        },
      }),
    )
  } finally {
    await store.close()
  }
}

function print({ steps, conflicts, notes }: SyncPlan, dryRun: boolean): void {
  const lines = [
    dryRun ? 'Nothing was changed. This would be done:' : 'Done:',
    ...steps.map((step) => `  ${describeStep(step)}`),
    ...(steps.length === 0 ? ['  nothing; both sides say the same.'] : []),
    ...section('Conflicts, left as they are', conflicts),
    ...section('Not copied', notes),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function section(title: string, sentences: readonly string[]): readonly string[] {
  if (sentences.length === 0) return []
  return [`${title}:`, ...sentences.map((sentence) => `  ${printable(sentence)}`)]
}
