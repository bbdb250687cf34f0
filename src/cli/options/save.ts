import { type Command, InvalidArgumentError, Option } from 'commander'
import { defaultAccount, defaultRegion } from '../../app/tool/command-context.ts'
import { accountId, regionName } from './tool.ts'

/** Where a review is kept. */
export interface SaveOptions {
  /** `true`: under the name of the workload. */
  readonly save?: string | true
  readonly saveAccount: string
  readonly saveRegion: string
  /** Address of the server, for links to the evidence. */
  readonly saveUrl: string
}

/** Adds the options that keep a review in the store. */
export function addSave(command: Command): Command {
  return command
    .optionsGroup('Store')
    .option(
      '--save [workload]',
      "keep it as a run of a workload (id, ARN or name; default: the workload's own name); made where there is none",
    )
    .addOption(
      new Option('--save-account <id>', 'account that the workload belongs to')
        .argParser(accountId)
        .default(defaultAccount),
    )
    .addOption(
      new Option('--save-region <region>', 'Region that the workload lives in')
        .argParser(regionName)
        .default(defaultRegion),
    )
    .addOption(
      new Option('--save-url <url>', 'address of the server, for links to the evidence')
        .env('PLINTH_URL')
        .argParser(address)
        .default('http://127.0.0.1:7070'),
    )
}

function address(value: string): string {
  const url = URL.parse(value)
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.username !== '')
    throw new InvalidArgumentError('Give an address like https://plinth.example.com.')
  return url.href
}
