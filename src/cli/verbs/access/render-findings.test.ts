import { expect, test } from 'vitest'
import { validatePolicy } from '../../../app/access/index.ts'
import { renderFindings } from './render-findings.ts'
import { sarifOf } from './sarif-findings.ts'

const text = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObjet", "Resource": "*" }]
}`
const file = 'policies/read.json'
const validated = (policy: string) => ({
  file,
  type: 'identity' as const,
  text: policy,
  findings: validatePolicy(policy, { type: 'identity' }),
})

test('a finding shows the line with carets under the place', () => {
  expect(renderFindings([validated(text)], false))
    .toBe(`policies/read.json:3:48: error INVALID_ACTION
  There is no action "s3:GetObjet". Did you mean s3:GetObject?
  3 | "Statement": [{ "Effect": "Allow", "Action": "s3:GetObjet", "Resource": "*" }]
    |                                              ^^^^^^^^^^^^^

The policy: 1 error.
`)
})

test('a long line is cut around the place, and controls are made visible', () => {
  const long = `{"Version":"2012-10-17","Id":"${'x'.repeat(300)}\\u001b[2J","Statement":{"Effect":"Allow","Action":"s3:GetObjet","Resource":"*"}}`
  const shown = renderFindings([validated(long.replace('\\u001b', '\u009b'))], false)
  const [, , line = '', carets = ''] = shown.split('\n')
  expect(line.length).toBeLessThan(120)
  expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('"s3:GetObjet"')
  expect(shown).not.toContain('\u009b')
})

test('without findings it says so', () => {
  const fine = text.replace('GetObjet', 'GetObject')
  expect(renderFindings([validated(fine)], false)).toBe('The policy: nothing to say.\n')
})

test('SARIF names the file, the region and the rule', () => {
  expect(sarifOf([validated(text)])).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        results: [
          {
            ruleId: 'INVALID_ACTION',
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: file },
                  region: { startLine: 3, startColumn: 48, endLine: 3, endColumn: 61 },
                },
              },
            ],
          },
        ],
      },
    ],
  })
})
