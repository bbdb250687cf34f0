import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handlers } from '../../src/server/wire/wellarchitected/handlers.generated.ts'
import { loadWellArchitectedModel } from '../../src/server/wire/wellarchitected/load-model.ts'
import { transaction } from '../../src/store/db.ts'
import { buildEstate, type Estate, type Relation, relations } from './permission-fixture.ts'
import { type Rule, table } from './permission-table.ts'
import { openToolBench, type ToolBench } from './tool-bench.ts'

let bench: ToolBench
let estate: Estate
beforeAll(async () => {
  bench = await openToolBench()
  estate = await buildEstate(bench)
}, 120_000)
afterAll(() => bench.close())

const levels = ['read', 'contribute', 'own', 'admin'] as const
const byRole = { reader: 'read', contributor: 'contribute', owner: 'own', admin: 'admin' } as const

test('The table speaks of every operation of the model.', () => {
  const known = Object.keys(table).toSorted()
  expect(known).toEqual([...loadWellArchitectedModel().operations.keys()].toSorted())
})

const implemented = Object.entries(table).filter(([name]) => Object.hasOwn(handlers, name))

test.each(implemented)('%s answers every relation as it should.', async (name, rule) => {
  const outcomes: Record<string, string> = {}
  const wanted: Record<string, string> = {}
  for (const [relation, standing] of Object.entries(relations)) {
    outcomes[relation] = await outcomeOf(name, rule, standing)
    wanted[relation] = expected(rule, standing)
  }
  expect(outcomes).toEqual(wanted)
})

function expected(rule: Rule, { who, own, granted, invited }: Relation): string {
  const role = byRole[who.role ?? 'admin']
  const allowed = rule.refusal ?? 'allowed'
  const denied = 'AccessDeniedException'
  if (rule.on === 'invitation') {
    if (invited === undefined) return 'ResourceNotFoundException'
    // Users answer their own invitations whatever their role.
    return invited === 'user' || reaches(role, rule.need) ? allowed : denied
  }
  if (own === true || rule.on === 'account') return reaches(role, rule.need) ? allowed : denied
  if (granted === undefined || rule.on === 'agent')
    return rule.unknownIs ?? 'ResourceNotFoundException'
  if (rule.ownerOnly === true) return denied
  const most = rule.on === 'workload' && granted === 'CONTRIBUTOR' ? 'contribute' : 'read'
  return reaches(most, rule.need) && reaches(role, rule.need) ? allowed : denied
}

function reaches(has: Rule['need'], need: Rule['need']): boolean {
  return levels.indexOf(has) >= levels.indexOf(need)
}

class Undo extends Error {}

/** Sends one request and takes back whatever it did. */
async function outcomeOf(
  name: string,
  rule: Rule,
  { who, invited = 'account' }: Relation,
): Promise<string> {
  let outcome = 'allowed'
  const run = transaction(bench.db, async (tx) => {
    try {
      await bench.clientOf(who, tx).send(commandOf(name, rule.input(estate, invited)))
    } catch (error) {
      if (!(error instanceof sdk.WellArchitectedServiceException)) throw error
      outcome = error.name
    }
    throw new Undo()
  })
  await run.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  return outcome
}

function commandOf(name: string, input: object): sdk.GetWorkloadCommand {
  const commands: Readonly<Record<string, unknown>> = sdk
  const Command = commands[`${name}Command`] as new (input: object) => sdk.GetWorkloadCommand
  return new Command(input)
}
