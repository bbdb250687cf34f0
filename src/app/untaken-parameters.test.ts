import { expect, test } from 'vitest'
import { untakenParameters } from './untaken-parameters.ts'

test('A value that no template takes is told, with the name that was meant.', () => {
  const found = untakenParameters({ Evn: 'prod', Stage: 'x', Nowhere: 'y' }, ['Env', 'Stage'])
  expect(found).toMatchObject([
    { code: 'parameter-untaken', severity: 'warning', help: 'Did you mean Env?' },
    { message: 'No template has a parameter Nowhere; its value is not used.' },
  ])
  expect(untakenParameters({}, ['Env'])).toEqual([])
})
