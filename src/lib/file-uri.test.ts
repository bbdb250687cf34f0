import { expect, test } from 'vitest'
import { fileUri } from './file-uri.ts'

test.each([
  ['infra/main.tf', 'infra/main.tf'],
  ['we ird&name#?.yaml', 'we%20ird%26name%23%3F.yaml'],
  ['a:b/c', 'a%3Ab/c'],
  ['/srv/plan.json', 'file:///srv/plan.json'],
  [String.raw`C:\plans\a b.json`, 'file:///C:/plans/a%20b.json'],
  [String.raw`infra\main.tf`, 'infra/main.tf'],
  ['x\ud800', 'x%EF%BF%BD'],
])('%s becomes %s', (path, uri) => {
  expect(fileUri(path)).toBe(uri)
})
