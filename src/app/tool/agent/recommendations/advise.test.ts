import { expect, test } from 'vitest'
import { checks } from '../../../../evaluate/posture/checks.generated.ts'
import type { Check } from '../../../../model/check.ts'
import type { PlanItem } from '../../../../model/plan.ts'
import { validateInput } from '../../../../server/wire/protocol/validate-input.ts'
import { loadWellArchitectedModel } from '../../../../server/wire/wellarchitected/load-model.ts'
import type { AgentRecommendationRow } from '../../../../store/schema.ts'
import { recommendationArn } from '../ids.ts'
import { advise } from './advise.ts'
import { describeRecommendation } from './describe.ts'

const model = loadWellArchitectedModel()
const get = model.operations.get('GetAgentRecommendation')
const profile = 'arn:aws:wellarchitected:eu-west-1:111122223333:agent-profile/shop'
const id = '01234567-89ab-cdef-0123-456789abcdef'

function itemOf(check: Check, many: number): PlanItem {
  const findings = Array.from({ length: many }, (_, n) => ({
    check,
    resource: {
      type: check.resource,
      id: `Resource${n}`,
      properties: {},
      tags: {},
      source: { kind: 'cloudformation' as const, file: `/b/${n}.yaml`, line: n + 1 },
    },
    outcome: 'fail' as const,
    message: 'It is off.',
    pointers: [],
  }))
  const { title, severity } = check
  const { text: fix, effort } = check.fix
  const place = { rank: 1, level: 'high', exposure: 'internal', score: 1, owner: 'x' } as const
  const due = '2026-12-01T00:00:00.000Z'
  const served = { practices: ['sec_a'], questions: ['a'] }
  return { ...place, ...served, id: check.id, title, check, fix, effort, severity, due, findings }
}

function rowOf(check: Check, many: number): AgentRecommendationRow {
  const advice = advise({ item: itemOf(check, many), check, root: '/b', goals: [] })
  const bundle = 's3://bucket/shop.zip'
  return {
    id: recommendationArn(profile, bundle, check.id),
    profile,
    generation: id,
    type: 'RESOURCE',
    pillar: 'SECURITY',
    status: 'ACTIVE',
    state: 'OPEN',
    version: 1,
    created: 0,
    updated: 0,
    data: { createdBy: 'someone', check: check.id, bundle, advice },
  }
}

test.each([1, 3000])(
  'every check makes a recommendation that the API takes, for %i resources',
  (n) => {
    if (get === undefined) throw new Error('The model has no GetAgentRecommendation.')
    const shape = { ...get, input: get.output ?? '' }
    for (const check of n === 1 ? checks : checks.slice(0, 20)) {
      const output = describeRecommendation(rowOf(check, n), ['Shop'], undefined)
      expect([check.id, validateInput(model, shape, { ...output })?.message]).toEqual([
        check.id,
        undefined,
      ])
    }
  },
)
