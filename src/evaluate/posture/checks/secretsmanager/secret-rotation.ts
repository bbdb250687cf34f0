import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Secret rotates automatically',
  resource: 'AWS::SecretsManager::Secret',
  severity: 'medium',
  why: 'A secret that nobody changes works for whoever copied it, for years.',
  fix: {
    text: 'Configure rotation with a rotation function or managed rotation.',
    effort: 'M',
    cli: 'aws secretsmanager rotate-secret --secret-id SECRET --rotation-lambda-arn FUNCTION --rotation-rules AutomaticallyAfterDays=30',
    terraform:
      'resource "aws_secretsmanager_secret_rotation" "main" { secret_id = aws_secretsmanager_secret.main.id }',
  },
  reads: ['RotationEnabled'],
  test: (secret) =>
    isTrue(secret, 'RotationEnabled', {
      pass: 'Rotation is on.',
      fail: 'Rotation is off.',
    }),
  examples: {
    pass: [{ properties: { RotationEnabled: true } }],
    fail: [{ properties: { RotationEnabled: false } }, { properties: {} }],
    unknown: [{ properties: { RotationEnabled: { $unknown: 'denied' } } }],
  },
})
