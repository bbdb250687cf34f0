import { check } from '../../../../model/check.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { satisfies } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Function URL requires IAM authentication',
  resource: 'AWS::Lambda::Function',
  severity: 'high',
  exposure: 'public',
  why: 'A URL without authentication runs the function for everyone who finds it.',
  fix: {
    text: 'Require IAM authentication, or put the function behind API Gateway or CloudFront with an authorizer.',
    effort: 'M',
    cli: 'aws lambda update-function-url-config --function-name FUNCTION --auth-type AWS_IAM',
    cloudformation: 'AuthType: AWS_IAM',
    terraform: 'authorization_type = "AWS_IAM"',
  },
  reads: ['FunctionUrl'],
  test: (fn) => {
    const url = read(fn, 'FunctionUrl')
    const at = pointer('FunctionUrl')
    if (url === undefined || url === null) return notApplicable('The function has no URL.', at)
    return satisfies(fn, 'FunctionUrl.AuthType', (v) => v === 'AWS_IAM', {
      pass: 'The URL requires IAM authentication.',
      fail: 'The URL answers anyone.',
    })
  },
  examples: {
    pass: [{ properties: { FunctionUrl: { AuthType: 'AWS_IAM' } } }],
    fail: [{ properties: { FunctionUrl: { AuthType: 'NONE' } } }],
    unknown: [
      {
        properties: { FunctionUrl: { $unknown: 'denied', detail: 'lambda:GetFunctionUrlConfig' } },
      },
    ],
    notApplicable: [{ properties: {} }],
  },
})
