import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runScript } from './aws-python.ts'
import { type Served, serveWithKeys } from './serve.ts'

const python = inject('awsPython')
const story = python === '' ? test.skip : test
let served: Served<'central' | 'team'>

beforeAll(async () => {
  if (python === '') return
  served = await serveWithKeys({
    central: { account: '111122223333', user: 'platform', role: 'owner' },
    team: { account: '444455556666', user: 'shop', role: 'owner' },
  })
})
afterAll(() => served?.stop())

story(
  'boto3 shares a template with another account, which builds a workload from it.',
  async () => {
    const { keys, url } = served
    const told = await runScript({ python, url }, keys.central, 'template_automation.py', keys)
    expect(told).toEqual({
      answered: { ANSWERED: 1, UNANSWERED: 56 },
      'before the share': 'ResourceNotFoundException',
      'before accepting': 'ResourceNotFoundException',
      'template invitations': 1,
      'changed by the team': 'AccessDeniedException',
      inherited: { all: true, notes: 'Answered by the platform.', risk: 'NONE' },
      'read by the centre': 'ResourceNotFoundException',
      'workload invitations': 1,
      'seen by the centre': ['Team shop'],
      'answered with read-only': 'AccessDeniedException',
      'answered as contributor': null,
      'deleted as contributor': 'AccessDeniedException',
      'after the share': 'ResourceNotFoundException',
      'template after its end': 'ResourceNotFoundException',
      'kept without it': true,
    })
  },
)
