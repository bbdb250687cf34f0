import { APIGateway } from '@aws-sdk/client-api-gateway'
import { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2'
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { collect, describeLive, the } from './moto.ts'

const services = ['apigateway', 'apigatewayv2', 'cognito-idp']
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
}
const log = { DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:api', Format: '$' }

describeLive('Live APIs and user pools', (moto) => {
  let collected: Collected
  let proxy: FaultProxy
  let made: { rest: string; http: string; pool: string }
  beforeAll(async () => {
    made = {
      rest: await buildRestApi(moto.client(APIGateway)),
      http: await buildHttpApi(moto.client(ApiGatewayV2)),
      pool: await buildPools(moto.client(CognitoIdentityProvider)),
    }
    proxy = await startFaultProxy(moto.endpoint)
    collected = await collect({ endpointUrl: proxy.endpoint, services })
  })
  afterAll(() => proxy.stop())

  test('nothing is missing', () => {
    expect(collected.gaps).toEqual([])
  })

  test('a REST API carries endpoint types, policy and tags', () => {
    const api = the(collected, 'AWS::ApiGateway::RestApi')
    expect(api).toMatchObject({
      id: made.rest,
      name: 'orders',
      arn: `arn:aws:apigateway:us-east-1::/restapis/${made.rest}`,
      tags: { team: 'orders' },
      properties: { EndpointConfiguration: { Types: ['PRIVATE'] }, Policy: policy },
    })
  })

  test('methods are read with their authorization, by one call for the whole API', () => {
    const methods = collected.resources.filter((r) => r.type === 'AWS::ApiGateway::Method')
    expect(methods.map((m) => [m.name, m.properties['AuthorizationType']]).toSorted()).toEqual([
      ['GET /', 'NONE'],
      ['POST /orders', 'AWS_IAM'],
    ])
    expect(methods[0]?.properties['RestApiId']).toBe(made.rest)
    const calls = proxy.calls.filter(({ operation }) => operation.includes('/resources'))
    expect(calls.map((c) => c.operation)).toEqual([
      `GET /restapis/${made.rest}/resources?embed=methods&limit=500`,
    ])
  })

  test('stages carry access log and settings of methods', () => {
    expect(the(collected, 'AWS::ApiGateway::Stage', 'prod')).toMatchObject({
      name: 'orders/prod',
      properties: {
        RestApiId: made.rest,
        AccessLogSetting: log,
        TracingEnabled: true,
        MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' }],
      },
    })
    expect(
      the(collected, 'AWS::ApiGateway::Stage', 'test').properties['AccessLogSetting'],
    ).toBeUndefined()
  })

  test('routes of HTTP APIs are read with their authorization', () => {
    expect(the(collected, 'AWS::ApiGatewayV2::Api').properties).toMatchObject({
      Name: 'web',
      ProtocolType: 'HTTP',
    })
    const routes = collected.resources.filter((r) => r.type === 'AWS::ApiGatewayV2::Route')
    expect(routes.map((r) => [r.name, r.properties['AuthorizationType']]).toSorted()).toEqual([
      ['GET /health', 'NONE'],
      ['POST /orders', 'AWS_IAM'],
    ])
    expect(routes[0]?.properties['ApiId']).toBe(made.http)
    expect(the(collected, 'AWS::ApiGatewayV2::Stage', 'live').properties).toMatchObject({
      ApiId: made.http,
      AutoDeploy: true,
      AccessLogSettings: log,
    })
  })

  test('user pools carry second factor and password policy', () => {
    expect(the(collected, 'AWS::Cognito::UserPool', made.pool)).toMatchObject({
      name: 'customers',
      properties: {
        UserPoolName: 'customers',
        MfaConfiguration: 'ON',
        Policies: { PasswordPolicy: { MinimumLength: 14 } },
      },
      tags: { team: 'web' },
    })
  })

  test('what cannot be listed for one API hides methods, stages and routes, not APIs', async () => {
    proxy.rules.push({
      match: ({ operation }) => /\/(resources|stages|routes)(\?|$)/.test(operation),
      fault: 'deny',
    })
    const part = await collect({ endpointUrl: proxy.endpoint, services })
    proxy.rules.length = 0
    expect(part.source.collected).toContain('AWS::ApiGateway::RestApi')
    expect(part.gaps.map((g) => [g.operation, g.types, g.permission])).toEqual([
      ['apigateway:GetResources', ['AWS::ApiGateway::Method'], 'apigateway:GET'],
      ['apigateway:GetStages', ['AWS::ApiGateway::Stage'], 'apigateway:GET'],
      ['apigatewayv2:GetRoutes', ['AWS::ApiGatewayV2::Route'], 'apigateway:GET'],
      ['apigatewayv2:GetStages', ['AWS::ApiGatewayV2::Stage'], 'apigateway:GET'],
    ])
  })

  test('methods without settings in the answer are unknown', async () => {
    proxy.rules.push({
      match: ({ operation }) => operation.includes('/resources'),
      fault: {
        reply: JSON.stringify({ item: [{ id: 'r', path: '/', resourceMethods: { GET: {} } }] }),
      },
    })
    const part = await collect({ endpointUrl: proxy.endpoint, services: ['apigateway'] })
    proxy.rules.length = 0
    expect(the(part, 'AWS::ApiGateway::Method').properties['AuthorizationType']).toMatchObject({
      $unknown: 'unsupported',
    })
  })
})

async function buildRestApi(client: APIGateway): Promise<string> {
  const api = await client.createRestApi({
    name: 'orders',
    endpointConfiguration: { types: ['PRIVATE'] },
    policy: JSON.stringify(policy),
    tags: { team: 'orders' },
  })
  const restApiId = api.id ?? ''
  const root = (await client.getResources({ restApiId })).items?.[0]?.id ?? ''
  const orders = await client.createResource({ restApiId, parentId: root, pathPart: 'orders' })
  const methods = [
    { resourceId: root, httpMethod: 'GET', authorizationType: 'NONE' },
    { resourceId: orders.id ?? '', httpMethod: 'POST', authorizationType: 'AWS_IAM' },
  ]
  for (const method of methods) {
    await client.putMethod({ restApiId, ...method })
    const { resourceId, httpMethod } = method
    await client.putIntegration({ restApiId, resourceId, httpMethod, type: 'MOCK' })
  }
  const { id: deploymentId } = await client.createDeployment({ restApiId, stageName: 'test' })
  await client.createStage({ restApiId, stageName: 'prod', deploymentId, tracingEnabled: true })
  const set = (path: string, value: string) => ({ op: 'replace' as const, path, value })
  await client.updateStage({
    restApiId,
    stageName: 'prod',
    patchOperations: [
      set('/accessLogSettings/destinationArn', log.DestinationArn),
      set('/accessLogSettings/format', log.Format),
      set('/*/*/logging/loglevel', 'INFO'),
    ],
  })
  return restApiId
}

async function buildHttpApi(client: ApiGatewayV2): Promise<string> {
  const { ApiId = '' } = await client.createApi({ Name: 'web', ProtocolType: 'HTTP' })
  await client.createRoute({ ApiId, RouteKey: 'GET /health', AuthorizationType: 'NONE' })
  await client.createRoute({ ApiId, RouteKey: 'POST /orders', AuthorizationType: 'AWS_IAM' })
  await client.createStage({ ApiId, StageName: 'live', AutoDeploy: true, AccessLogSettings: log })
  return ApiId
}

async function buildPools(client: CognitoIdentityProvider): Promise<string> {
  const { UserPool } = await client.createUserPool({
    PoolName: 'customers',
    MfaConfiguration: 'ON',
    Policies: { PasswordPolicy: { MinimumLength: 14 } },
    UserPoolTags: { team: 'web' },
  })
  return UserPool?.Id ?? ''
}
