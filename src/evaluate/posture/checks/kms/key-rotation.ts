import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided } from '../../predicates/judgement.ts'
import { isTrue } from '../../predicates/property.ts'
import { read, fact, pointer, factPointer } from '../../predicates/value.ts'

export default check({
  title: 'Key rotates every year',
  resource: 'AWS::KMS::Key',
  severity: 'medium',
  why: 'Rotation limits how much data one version of the key protects.',
  fix: {
    text: 'Enable automatic rotation; old data stays readable.',
    effort: 'S',
    cli: 'aws kms enable-key-rotation --key-id KEY_ID',
    cloudformation: `EnableKeyRotation: true`,
    terraform: `enable_key_rotation = true`,
  },
  reads: ['EnableKeyRotation', 'KeySpec', 'Origin', 'facts.KeyState'],
  test: (key) => {
    const spec = read(key, 'KeySpec')
    if (typeof spec === 'string' && spec !== 'SYMMETRIC_DEFAULT')
      return notApplicable('AWS cannot rotate this kind of key.', pointer('KeySpec'))
    if (isUnknown(spec) && read(key, 'EnableKeyRotation') !== true)
      return undecided(spec, pointer('KeySpec'))
    const origin = read(key, 'Origin')
    if (typeof origin === 'string' && origin !== 'AWS_KMS')
      return notApplicable('AWS did not make the material of this key.', pointer('Origin'))
    if (fact(key, 'KeyState') === 'PendingDeletion')
      return notApplicable('The key is about to be deleted.', factPointer('KeyState'))
    return isTrue(key, 'EnableKeyRotation', {
      pass: 'The key rotates.',
      fail: 'The key does not rotate.',
    })
  },
  examples: {
    pass: [{ name: 'when enabled', properties: { EnableKeyRotation: true } }],
    fail: [
      { name: 'when disabled', properties: { EnableKeyRotation: false } },
      { name: 'by default', properties: {} },
    ],
    unknown: [
      { name: 'of a kind nobody knows', properties: { KeySpec: { $unknown: 'unresolved' } } },
      {
        name: 'when denied',
        properties: {
          EnableKeyRotation: { $unknown: 'denied', detail: 'kms:GetKeyRotationStatus' },
        },
      },
    ],
    notApplicable: [
      { name: 'for signing', properties: { KeySpec: 'ECC_NIST_P256' } },
      { name: 'with imported material', properties: { Origin: 'EXTERNAL' } },
      { name: 'when going', facts: { KeyState: 'PendingDeletion' } },
    ],
  },
})
