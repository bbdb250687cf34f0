import { type Field, literal, one, policy, positive, read } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'

const rules = one('rotation_rules', {
  AutomaticallyAfterDays: positive('automatically_after_days'),
  Duration: 'duration',
  ScheduleExpression: 'schedule_expression',
})

/** Provider 3 had rotation inside the secret. */
const rotated: Field = (block) =>
  block.state('rotation_lambda_arn') !== 'computed' &&
  read('rotation_lambda_arn', block) !== undefined
    ? true
    : undefined

export const secretsmanager: Mappings = {
  aws_secretsmanager_secret: resource(
    'AWS::SecretsManager::Secret',
    {
      Name: literal('name'),
      Description: 'description',
      KmsKeyId: 'kms_key_id',
      ResourcePolicy: policy('policy'),
      RotationEnabled: rotated,
      RotationRules: (block) => (read(rotated, block) === true ? read(rules, block) : undefined),
    },
    { name: 'name' },
  ),
  aws_secretsmanager_secret_policy: resource('AWS::SecretsManager::ResourcePolicy', {
    SecretId: 'secret_arn',
    ResourcePolicy: policy('policy'),
  }),
  aws_secretsmanager_secret_rotation: resource('AWS::SecretsManager::RotationSchedule', {
    SecretId: 'secret_id',
    RotationLambdaARN: 'rotation_lambda_arn',
    RotationRules: rules,
  }),
  // Holds the secret itself.
  aws_secretsmanager_secret_version: ignored,
}
