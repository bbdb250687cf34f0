import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildPlan } from '../../../../test/estates/terraform/build-plan.ts'
import { collectTerraform } from '../collect-terraform.ts'

test('a default group without written rules has none, whatever the provider computes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-terraform-'))
  const path = join(folder, 'plan.json')
  const group = {
    address: 'aws_default_security_group.d',
    values: {},
    unknown: { ingress: true, egress: true, id: true },
  }
  writeFileSync(path, JSON.stringify(buildPlan({ resources: [group] })))
  const { resources } = await collectTerraform(path, {})
  rmSync(folder, { recursive: true })
  expect(resources[0]?.properties).toMatchObject({
    GroupName: 'default',
    SecurityGroupIngress: [],
    SecurityGroupEgress: [],
  })
})
