import { check } from '../../../../model/check.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Key is not about to be deleted',
  resource: 'AWS::KMS::Key',
  severity: 'high',
  why: 'What was encrypted with a deleted key is lost for ever, and ransom begins that way.',
  fix: {
    text: 'Make sure that nothing uses the key; if in doubt, cancel the deletion and disable the key instead.',
    effort: 'S',
    cli: 'aws kms cancel-key-deletion --key-id KEY_ID',
  },
  reads: ['facts.KeyState'],
  test: (key) =>
    factSatisfies(key, 'KeyState', (v) => typeof v === 'string' && !v.startsWith('Pending'), {
      pass: 'The key is not about to be deleted.',
      fail: 'The key is about to be deleted.',
    }),
  examples: {
    pass: [{ name: 'when enabled', facts: { KeyState: 'Enabled' } }],
    fail: [{ name: 'when scheduled', facts: { KeyState: 'PendingDeletion' } }],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
