import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runScript } from './aws-python.ts'
import { type Served, serveFirstRun } from './serve.ts'

const python = inject('awsPython')
const story = python === '' ? test.skip : test
let served: Served<'first'>

beforeAll(async () => {
  if (python !== '') served = await serveFirstRun()
})
afterAll(() => served?.stop())

story('A boto3 client that counts positions finds each practice where it expects it.', async () => {
  const place = { python, url: served.url }
  expect(await runScript(place, served.keys.first, 'screener_client.py')).toEqual({
    'same workload': true,
    conflict: {
      status: 409,
      code: 'ConflictException',
      header: 'ConflictException',
      'request id': true,
      resource: 'WORKLOAD',
    },
    questions: [
      'securely-operate',
      'identities',
      'permissions',
      'detect-investigate-events',
      'network-protection',
      'protect-compute',
      'data-classification',
      'protect-data-rest',
      'protect-data-transit',
      'incident-response',
      'application-security',
    ],
    counts: [8, 6, 9, 4, 4, 5, 4, 4, 3, 8, 8],
    'last choices': ['None of these'],
    'last ids end in _no': true,
    selected: ['sec_protect_data_rest_key_mgmt', 'sec_protect_data_rest_encrypt'],
    answer: {
      selected: ['sec_protect_data_rest_key_mgmt', 'sec_protect_data_rest_encrypt'],
      statuses: {
        sec_protect_data_rest_key_mgmt: 'SELECTED',
        sec_protect_data_rest_encrypt: 'SELECTED',
        sec_protect_data_rest_automate_protection: 'NOT_APPLICABLE',
      },
      risk: 'HIGH',
    },
    all: 57,
    pages: 2,
    'small pages': { 'same order': true, 'repeated tokens': 0, pages: 12 },
    'unknown pillar': 'ValidationException',
    'too many': ['ValidationException', 'FIELD_VALIDATION_FAILED'],
  })
})
