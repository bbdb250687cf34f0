import { Command, Option } from 'commander'
import { portNumber } from '../options/port.ts'
import { main, runProgram } from '../main.ts'
import { verbs } from '../verbs.ts'
import type { StartOptions } from './start-sample.ts'

/**
 * What follows `npm start --`: nothing or options of its own serve the sample, a verb runs that verb, anything else
 * names what to review.
 * @param args arguments after the two dashes
 */
export async function start(args: readonly string[]): Promise<void> {
  const [first = ''] = args
  if (args.length === 0 || own.has(first.split('=')[0] ?? '')) return runProgram(program(), args)
  const isVerb = Object.hasOwn(verbs, first) || ['help', '--version'].includes(first)
  return main(isVerb ? args : ['review', ...args])
}

const own: ReadonlySet<string> = new Set(['--print', '--no-open', '--port', '-h', '--help'])

function program(): Command {
  return new Command('npm start --')
    .description('Reviews the bundled sample workload and opens the console on it.')
    .option('--print', 'print the review and end, without the console')
    .option('--no-open', 'do not open a browser')
    .addOption(
      new Option('--port <port>', 'port to listen on; default: 7070, or the next free one')
        .env('PLINTH_PORT')
        .argParser(portNumber),
    )
    .addHelpText(
      'after',
      `
The store of the sample is .plinth/sample; the next start uses it again.

Review something of your own, or run any verb:
  npm start -- --terraform plan.json
  npm start -- --aws --region eu-west-1 --format html=review.html
  npm start -- help`,
    )
    .action(async ({ port, open, print }: Partial<StartOptions>) => {
      const { startSample } = await import('./start-sample.ts')
      await startSample({
        open: open !== false,
        print: print === true,
        ...(port !== undefined && { port }),
      })
    })
}
