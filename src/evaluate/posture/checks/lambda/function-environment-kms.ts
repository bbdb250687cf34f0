import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { namesCustomerKey } from '../../predicates/customer-key.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Function encrypts its environment with a customer key',
  resource: 'AWS::Lambda::Function',
  severity: 'low',
  why: 'With a key of your own, reading the variables takes a grant on the key and leaves a trace.',
  fix: {
    text: 'Set a customer managed KMS key for the environment.',
    effort: 'S',
    cli: 'aws lambda update-function-configuration --function-name FUNCTION --kms-key-arn KEY',
    cloudformation: 'KmsKeyArn: !GetAtt Key.Arn',
    terraform: 'kms_key_arn = aws_kms_key.main.arn',
  },
  reads: ['Environment', 'KmsKeyArn'],
  test: (fn) => {
    const variables = read(fn, 'Environment.Variables')
    const named = namesCustomerKey(read(fn, 'KmsKeyArn'))
    if (isUnknown(variables) && named !== true) return undecided(variables, pointer('Environment'))
    if (!isUnknown(variables) && !isPresent(variables))
      return notApplicable('The function has no variables.', pointer('Environment'))
    return decide(
      named,
      {
        pass: 'A customer key encrypts the variables.',
        fail: 'No customer key encrypts the variables.',
      },
      pointer('KmsKeyArn'),
    )
  },
  examples: {
    pass: [
      { properties: { Environment: { Variables: { STAGE: 'prod' } }, KmsKeyArn: '${Key.Arn}' } },
    ],
    fail: [{ properties: { Environment: { Variables: { STAGE: 'prod' } } } }],
    unknown: [
      {
        properties: {
          Environment: { Variables: { STAGE: 'prod' } },
          KmsKeyArn: { $unknown: 'unresolved' },
        },
      },
    ],
    notApplicable: [{ properties: {} }],
  },
})
