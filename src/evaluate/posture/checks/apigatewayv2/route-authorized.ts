import { check } from '../../../../model/check.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { satisfies, isPresent } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

const apiType = 'AWS::ApiGatewayV2::Api'

/** Only a WebSocket API has route keys without method and path. */
const named = /^[^$ ]+$/

export default check({
  title: 'API route requires an authorizer',
  resource: 'AWS::ApiGatewayV2::Route',
  severity: 'high',
  exposure: 'public',
  why: 'A route without authorizer answers anyone who knows the URL.',
  fix: {
    text: 'Set IAM, JWT or a custom authorizer on the route.',
    effort: 'M',
    cli: 'aws apigatewayv2 update-route --api-id API --route-id ROUTE --authorization-type AWS_IAM',
    cloudformation: 'AuthorizationType: AWS_IAM',
    terraform: 'authorization_type = "AWS_IAM"',
  },
  reads: ['AuthorizationType', 'RouteKey', 'ApiId'],
  relates: [apiType],
  test: (route, facts) => {
    const key = String(read(route, 'RouteKey'))
    const at = pointer('RouteKey')
    if (key.startsWith('OPTIONS '))
      return notApplicable('Preflight requests carry no credentials.', at)
    const api = facts.find(apiType, read(route, 'ApiId'), route)
    const socket =
      named.test(key) || (api !== undefined && read(api, 'ProtocolType') === 'WEBSOCKET')
    if (key === '$disconnect' || (socket && key !== '$connect'))
      return notApplicable('A WebSocket is authorized when it connects.', at)
    return satisfies(route, 'AuthorizationType', (v) => isPresent(v) && v !== 'NONE', {
      pass: 'The route requires authorization.',
      fail: 'The route answers anyone.',
    })
  },
  examples: {
    pass: [{ properties: { RouteKey: 'GET /orders', AuthorizationType: 'JWT' } }],
    fail: [
      { properties: { RouteKey: 'GET /orders' } },
      { properties: { RouteKey: '$connect', AuthorizationType: 'NONE' } },
    ],
    unknown: [
      { properties: { RouteKey: 'GET /orders', AuthorizationType: { $unknown: 'unresolved' } } },
    ],
    notApplicable: [
      {
        properties: { RouteKey: 'send', ApiId: 'chat' },
        near: [{ type: apiType, id: 'chat', properties: { ProtocolType: 'WEBSOCKET' } }],
      },
    ],
  },
})
