import { put } from '../draft.ts'
import { type Fold, foldInto } from '../fold.ts'

const parent = 'AWS::SecretsManager::Secret'

export const secrets: Readonly<Record<string, Fold>> = {
  'AWS::SecretsManager::ResourcePolicy': (child, stack) =>
    foldInto(child, stack, {
      parent,
      reference: child.properties['SecretId'],
      property: 'ResourcePolicy',
      mode: 'value',
      move: (secret) =>
        put(secret, 'ResourcePolicy', child.properties['ResourcePolicy'], child, '/ResourcePolicy'),
    }),
  'AWS::SecretsManager::RotationSchedule': (child, stack) =>
    foldInto(child, stack, {
      parent,
      reference: child.properties['SecretId'],
      property: 'RotationEnabled',
      mode: 'value',
      move: (secret) => {
        put(secret, 'RotationEnabled', true, child, '')
        put(secret, 'RotationRules', child.properties['RotationRules'], child, '/RotationRules')
      },
    }),
}
