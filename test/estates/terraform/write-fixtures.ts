// Writes the plans of this folder: `node test/estates/terraform/write-fixtures.ts`.
import { writeFileSync } from 'node:fs'
import { accountBaseline } from './account-baseline.ts'
import { buildPlan } from './build-plan.ts'
import { webApplication } from './web-application.ts'

for (const [name, plan] of Object.entries({
  'account-baseline': accountBaseline,
  'web-application': webApplication,
}))
  writeFileSync(
    new URL(`${name}.json`, import.meta.url),
    `${JSON.stringify(buildPlan(plan), undefined, 2)}\n`,
  )
