import { check } from '../../../../model/check.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { isSet } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Function accepts signed code only',
  resource: 'AWS::Lambda::Function',
  severity: 'medium',
  why: 'Code signing proves that what runs is what the pipeline built.',
  fix: {
    text: 'Sign packages with AWS Signer and attach a code signing configuration that enforces it.',
    effort: 'M',
    cli: 'aws lambda put-function-code-signing-config --function-name FUNCTION --code-signing-config-arn CONFIG',
    cloudformation: 'CodeSigningConfigArn: !Ref CodeSigningConfig',
    terraform: 'code_signing_config_arn = aws_lambda_code_signing_config.main.arn',
  },
  reads: ['CodeSigningConfigArn', 'PackageType'],
  test: (fn) => {
    if (read(fn, 'PackageType') === 'Image')
      return notApplicable('Code signing does not cover container images.', pointer('PackageType'))
    return isSet(fn, 'CodeSigningConfigArn', {
      pass: 'A code signing configuration is attached.',
      fail: 'Unsigned code is accepted.',
    })
  },
  examples: {
    pass: [{ properties: { CodeSigningConfigArn: '${CodeSigningConfig}' } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { CodeSigningConfigArn: { $unknown: 'denied' } } }],
    notApplicable: [{ properties: { PackageType: 'Image' } }],
  },
})
