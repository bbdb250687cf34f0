import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collectCloudFormation } from '../../src/collect/cloudformation/collect-cloudformation.ts'
import { collectTerraform } from '../../src/collect/terraform/collect-terraform.ts'
import { elsewhere, runTime } from '../estates/parity/differences.ts'
import { plan } from '../estates/parity/plan.ts'
import { describeLive, motoAccount } from '../live/moto.ts'
import { applyTemplate } from './apply/apply-template.ts'
import { fromLive, outcomes, type Verdicts, verdicts } from './verdicts.ts'

const path = join(import.meta.dirname, '../estates/parity/template.yaml')
const place = { account: motoAccount, region: 'us-east-1' }

describeLive('One estate, read live, as a template and as a plan', (moto) => {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-parity-'))
  const file = join(folder, 'plan.json')
  let live: Verdicts
  let declared: Verdicts
  let planned: Verdicts
  beforeAll(async () => {
    const made = await applyTemplate(path, moto)
    writeFileSync(file, JSON.stringify(plan))
    live = verdicts(await moto.collect(), fromLive(made))
    declared = verdicts(await collectCloudFormation(path), (r) => r.id)
    planned = verdicts(await collectTerraform(file), (r) => r.id.split('.')[1])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('the same resources are judged by the same checks', () => {
    expect([...declared.keys()].toSorted()).toEqual([...live.keys()].toSorted())
    expect([...planned.keys()].toSorted()).toEqual([...live.keys()].toSorted())
  })

  test('the estate is broad enough: many checks, most of them both passing and failing', () => {
    const of = (outcome: string) =>
      new Set([...live.values()].filter((f) => f.outcome === outcome).map((f) => f.check.id))
    const judged = new Set([...live.values()].map((f) => f.check.id))
    expect(judged.size).toBeGreaterThan(170)
    expect(of('pass').size).toBeGreaterThan(120)
    expect(of('fail').size).toBeGreaterThan(120)
    const resources = new Set([...live.keys()].map((key) => key.split(' ')[1]))
    expect(resources.size).toBeGreaterThan(80)
  })

  test('template and plan give the same verdicts', () => {
    expect(outcomes(planned)).toEqual(outcomes(declared))
  })

  test('live gives the same, but for what the files cannot know', () => {
    const differing: Record<string, string[]> = {}
    for (const [key, { check, outcome }] of live)
      if (outcome !== declared.get(key)?.outcome)
        (differing[check.id] ??= []).push(key.slice(check.id.length + 1))
    for (const list of Object.values(differing)) list.sort()
    expect(differing).toEqual({ ...runTime, ...elsewhere })
  })

  test('what the files cannot know is unknown because it was not collected, and they say why', () => {
    for (const [known, why] of [
      [runTime, /exists only at run time/],
      [elsewhere, /^This was not collected: (?!exists only at run time)/],
    ] as const)
      for (const [check, ids] of Object.entries(known))
        for (const id of ids)
          for (const verdict of [declared, planned]) {
            const finding = verdict.get(`${check} ${id}`)
            expect([check, id, finding?.outcome, finding?.reason]).toEqual([
              check,
              id,
              'unknown',
              'not-collected',
            ])
            if (verdict === declared) expect(finding?.message).toMatch(why)
          }
  })

  test('nothing declared passes what fails live', () => {
    for (const verdict of [declared, planned])
      for (const [key, { outcome }] of verdict)
        if (outcome === 'pass') expect([key, live.get(key)?.outcome]).toEqual([key, 'pass'])
  })

  test('knowing the account and the Region does not change what a file says', async () => {
    const template = await collectCloudFormation(path, place)
    const terraform = await collectTerraform(file, place)
    expect(outcomes(verdicts(template, (r) => r.id))).toEqual(outcomes(declared))
    expect(outcomes(verdicts(terraform, (r) => r.id.split('.')[1]))).toEqual(outcomes(planned))
  })
})
