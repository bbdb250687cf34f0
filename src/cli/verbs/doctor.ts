import type { Command } from 'commander'
import { examine, type Symptom } from '../../app/doctor.ts'
import { exit } from '../exit.ts'
import { addSources, type SourceOptions, sourceRequests } from '../options/sources.ts'

const marks: Record<Symptom['state'], string> = {
  ok: '✓ ok     ',
  problem: '✗ problem',
  skipped: '– skipped',
}

/** `plinth doctor`: what Plinth needs, whether it is there, and what to do where it is not. */
export function define(command: Command): void {
  addSources(command)
    .option('--json', 'as JSON')
    .action(async (options: SourceOptions & { readonly json?: boolean }) => {
      const files = sourceRequests(options).filter((request) => request.kind !== 'aws')
      const symptoms = await examine(options.aws === true ? options : undefined, files, {
        regions: options.region,
        parameters: Object.fromEntries(options.parameter),
        now: Date.now(),
        ...(options.account !== undefined && { account: options.account }),
      })
      if (options.json === true) process.stdout.write(`${JSON.stringify(symptoms, null, 2)}\n`)
      else
        for (const { state, what, detail, help } of symptoms) {
          process.stdout.write(`${marks[state]}  ${what}: ${detail}\n`)
          if (help !== undefined) process.stdout.write(`             ${help}\n`)
        }
      process.exitCode = symptoms.some((s) => s.state === 'problem') ? exit.usage : exit.met
    })
}
