import { type Command, InvalidArgumentError, Option } from 'commander'
import { defaultAccount, defaultRegion } from '../../app/tool/command-context.ts'

/** Whose workloads a verb speaks of. */
export interface ToolOptions {
  readonly account: string
  readonly region: string
}

/** Adds the options that name the account and Region that workloads belong to. */
export function addTool(command: Command): Command {
  return command
    .addOption(
      new Option('--account <id>', 'account that the workloads belong to')
        .argParser(accountId)
        .default(defaultAccount),
    )
    .addOption(
      new Option('--region <region>', 'Region that the workloads live in')
        .argParser(regionName)
        .default(defaultRegion),
    )
}

export function accountId(value: string): string {
  if (!/^\d{12}$/.test(value)) throw new InvalidArgumentError('Give 12 digits.')
  return value
}

export function regionName(value: string): string {
  if (!/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(value))
    throw new InvalidArgumentError('Give a Region, e.g. eu-west-1.')
  return value
}
