import { type Command, InvalidArgumentError } from 'commander'
import {
  backupDatabase,
  checkDatabase,
  restoreDatabase,
  type StoreCheck,
} from '../../app/database.ts'

import { exit } from '../exit.ts'
import { addStore, type StoreOptions, storeRequest } from '../options/store.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `plinth db check|backup|restore`: the care of the store. */
export function define(command: Command): void {
  addStore(command.command('check'))
    .description('Verify the audit chains, every row against them, and relations.')
    .option('--json', 'as JSON')
    .action(async (options: StoreOptions & { readonly json?: boolean }) => {
      const check = await checkDatabase(storeRequest(options))
      if (options.json === true) process.stdout.write(`${JSON.stringify(check, null, 2)}\n`)
      else printCheck(check)
      process.exitCode = check.diagnostics.length === 0 ? exit.met : exit.notMet
    })

  addStore(command.command('backup'))
    .description('Write all data into one file, which restores into either kind of store.')
    .argument('[file]', 'default: a dated file in the folder backups of the data folder')
    .option('--keep <count>', 'how many dated backups stay', count, 7)
    .action(async (file: string | undefined, options: StoreOptions & { readonly keep: number }) => {
      const request = { ...storeRequest(options), keep: options.keep }
      const { path, rows } = await backupDatabase(
        file === undefined ? request : { ...request, file },
      )
      process.stdout.write(`${path}\n`)
      process.stderr.write(`Backed up ${rows} rows.\n`)
    })

  addStore(command.command('restore'))
    .description('Fill an empty store from a backup, and verify it.')
    .argument('<file>', 'a backup')
    .option('--replace', 'put the present data of the embedded store aside first')
    .action(async (file: string, options: StoreOptions & { readonly replace?: boolean }) => {
      const replace = options.replace === true
      const { rows, aside, check } = await restoreDatabase({
        ...storeRequest(options),
        file,
        replace,
      })
      process.stderr.write(`Restored ${rows} rows.\n`)
      if (aside !== undefined) process.stderr.write(`The data from before is in ${aside}\n`)
      printCheck(check)
      process.exitCode = check.diagnostics.length === 0 ? exit.met : exit.notMet
    })
}

function printCheck({ diagnostics, rows, entries, heads }: StoreCheck): void {
  printDiagnostics(diagnostics)
  const mark = diagnostics.length === 0 ? '✓' : '✗'
  process.stdout.write(`${mark} ${rows} rows, ${entries} audit entries\n`)
  for (const { account, seq, hash } of heads)
    process.stdout.write(`  ${account}: ${seq} entries, last ${hash}\n`)
}

function count(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('Expected 1 to 9999.')
  return Number(value)
}
