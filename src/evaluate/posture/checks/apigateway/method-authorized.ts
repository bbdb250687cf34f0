import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided } from '../../predicates/judgement.ts'
import { satisfies, isPresent } from '../../predicates/property.ts'
import { holds } from '../../predicates/truth.ts'
import { read, list, pointer } from '../../predicates/value.ts'

const doubt = unknown('unresolved', 'whether the API is private')

export default check({
  title: 'API method requires an authorizer',
  resource: 'AWS::ApiGateway::Method',
  severity: 'high',
  exposure: 'public',
  why: 'A method without authorizer answers anyone who knows the URL; an API key only counts calls.',
  fix: {
    text: 'Set IAM, Cognito or a custom authorizer on the method.',
    effort: 'M',
    cloudformation: 'AuthorizationType: AWS_IAM',
    terraform: 'authorization = "AWS_IAM"',
  },
  reads: ['AuthorizationType', 'HttpMethod', 'RestApiId'],
  relates: ['AWS::ApiGateway::RestApi'],
  test: (method, facts) => {
    if (read(method, 'HttpMethod') === 'OPTIONS')
      return notApplicable('Preflight requests carry no credentials.', pointer('HttpMethod'))
    const api = facts.find('AWS::ApiGateway::RestApi', read(method, 'RestApiId'), method)
    const types = list(api === undefined ? undefined : read(api, 'EndpointConfiguration.Types'))
    if (!isUnknown(types) && types.includes('PRIVATE'))
      return notApplicable('The API is only reachable from a VPC.', pointer('RestApiId'))
    if (isUnknown(types) || types.some(isUnknown)) {
      const open = holds(read(method, 'AuthorizationType'), (v) => !isPresent(v) || v === 'NONE')
      if (open === true) return undecided(doubt, pointer('RestApiId'))
    }
    return satisfies(method, 'AuthorizationType', (v) => isPresent(v) && v !== 'NONE', {
      pass: 'The method requires authorization.',
      fail: 'The method answers anyone.',
    })
  },
  examples: {
    pass: [{ properties: { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' } }],
    fail: [
      { properties: { HttpMethod: 'GET', AuthorizationType: 'NONE' } },
      { properties: { HttpMethod: 'POST' } },
    ],
    unknown: [
      { properties: { HttpMethod: 'GET', AuthorizationType: { $unknown: 'unresolved' } } },
      {
        name: 'when nobody knows whether the API is private',
        properties: { HttpMethod: 'GET', AuthorizationType: 'NONE', RestApiId: 'api' },
        near: [
          {
            type: 'AWS::ApiGateway::RestApi',
            id: 'api',
            properties: { EndpointConfiguration: { Types: [{ $unknown: 'unresolved' }] } },
          },
        ],
      },
    ],
    notApplicable: [{ properties: { HttpMethod: 'OPTIONS', AuthorizationType: 'NONE' } }],
  },
})
