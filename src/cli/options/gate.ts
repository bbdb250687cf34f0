import { type Command, InvalidArgumentError, Option } from 'commander'
import { conditionProblem, type Gate, gateWords } from '../../app/gate.ts'
import { readBaseline } from '../../app/read-baseline.ts'
import { parseTime } from '../../lib/time.ts'

export interface GateOptions {
  readonly failOn?: readonly string[]
  readonly baseline?: string
  readonly minCoverage?: number
  readonly at?: number
}

/** Adds the options that decide success, and the clock. */
export function addGate(command: Command): Command {
  return command
    .optionsGroup('Gate')
    .addOption(
      new Option('--fail-on <condition>', `${gateWords.join(', ')} or a check id; repeatable`)
        .env('PLINTH_FAIL_ON')
        .argParser(condition),
    )
    .addOption(
      new Option('--baseline <file>', 'earlier JSON document; its findings are not new').env(
        'PLINTH_BASELINE',
      ),
    )
    .addOption(
      new Option('--min-coverage <percent>', 'least coverage, 0 to 100')
        .env('PLINTH_MIN_COVERAGE')
        .argParser(share),
    )
    .addOption(
      new Option('--at <time>', 'clock of the review, ISO 8601; default: now')
        .env('PLINTH_AT')
        .argParser(time),
    )
}

function condition(value: string, before: readonly string[] = []): readonly string[] {
  const given = value.split(',').filter((v) => v !== '')
  for (const word of given) {
    const problem = conditionProblem(word)
    if (problem !== undefined) throw new InvalidArgumentError(`${problem.message} ${problem.help}`)
  }
  return [...before, ...given]
}

function share(value: string): number {
  const percent = Number(value.replace(/\s*%$/, ''))
  if (!(percent >= 0 && percent <= 100))
    throw new InvalidArgumentError('Give a number from 0 to 100.')
  return percent / 100
}

function time(value: string): number {
  const at = parseTime(value)
  if (at === undefined)
    throw new InvalidArgumentError('Give an ISO 8601 time, e.g. 2026-06-01T00:00:00Z.')
  return at
}

/** Reads what the gate needs. */
export async function readGate({ failOn, baseline, minCoverage }: GateOptions): Promise<Gate> {
  return {
    failOn: failOn ?? [],
    ...(baseline !== undefined && { baseline: await readBaseline(baseline) }),
    ...(minCoverage !== undefined && { minCoverage }),
  }
}
