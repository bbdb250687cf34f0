import { expect, test } from 'vitest'
import type { Gap } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import { createAccessFacts } from './access-facts.ts'

const account: Resource = {
  type: 'AWS::::Account',
  id: '111122223333',
  account: '111122223333',
  properties: {},
  tags: {},
  source: { kind: 'aws' },
}
const gap: Gap = {
  source: 'aws',
  operation: 'backup:ListBackupVaults',
  account: '111122223333',
  reason: 'denied',
  error: 'AccessDenied',
  types: ['AWS::Backup::BackupVault'],
  hides: true,
  permission: 'backup:ListBackupVaults',
}
const factsWith = (gaps: readonly Gap[]) =>
  createAccessFacts({
    started: '',
    ended: '',
    sources: [],
    resources: [account],
    gaps,
    diagnostics: [],
  })

test('policies that could not be listed may decide by tags of the caller', () => {
  expect(factsWith([]).callerTags(account)).toEqual({ keys: [], changedBy: [] })
  expect(factsWith([gap]).callerTags(account)).toEqual({
    keys: [],
    changedBy: [],
    doubt: { $unknown: 'denied', detail: 'backup:ListBackupVaults' },
  })
  const elsewhere = { ...gap, account: '444455556666' }
  expect(factsWith([elsewhere]).callerTags(account)).toEqual({ keys: [], changedBy: [] })
})
