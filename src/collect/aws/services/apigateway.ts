import type { APIGateway, Method, RestApi } from '@aws-sdk/client-api-gateway'
import { unknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import type { CollectContext } from '../context.ts'
import { parseRestPolicy } from './apigateway/rest-policy.ts'
import { stageProperties } from './apigateway/rest-stage.ts'

/** One action stands for every read of API Gateway. */
const permission = 'apigateway:GET'
const stage = 'AWS::ApiGateway::Stage'
const method = 'AWS::ApiGateway::Method'
const unread = unknown('unsupported', 'the answer names the method without its settings')

/** REST APIs with their stages, and their methods in two calls an API or so, however many there are. */
export const collector: Collector = {
  service: 'apigateway',
  scope: 'regional',
  types: [method, 'AWS::ApiGateway::RestApi', stage],
  actions: [permission],
  async collect(context) {
    const { APIGateway, paginateGetRestApis } = await import('@aws-sdk/client-api-gateway')
    const client = context.client(APIGateway)
    const apis = await context.list(
      { permission },
      paginateGetRestApis({ client }, { limit: 500 }),
      (page) => page.items,
    )
    await context.each(apis, async (api) => {
      emitApi(context, api)
      await readStages(context, client, api)
      await readMethods(context, client, api)
    })
  },
}

function arnOf({ partition, region }: CollectContext, path: string): string {
  return `arn:${partition}:apigateway:${region}::/restapis/${path}`
}

function emitApi(context: CollectContext, api: RestApi): void {
  const { id = '', endpointConfiguration: endpoint } = api
  context.emit({
    type: 'AWS::ApiGateway::RestApi',
    id,
    arn: arnOf(context, id),
    name: api.name,
    properties: {
      Name: api.name,
      DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
      EndpointConfiguration: endpoint && {
        Types: endpoint.types,
        VpcEndpointIds: endpoint.vpcEndpointIds,
      },
      Policy: parseRestPolicy(api.policy),
    },
    tags: api.tags,
  })
}

async function readStages(
  context: CollectContext,
  client: APIGateway,
  { id: restApiId = '', name = restApiId }: RestApi,
): Promise<void> {
  const stages = await context.list(
    { permission, types: [stage], resource: restApiId },
    () => client.getStages({ restApiId }),
    (page) => page.item,
  )
  for (const one of stages)
    context.emit({
      type: stage,
      id: one.stageName ?? '',
      arn: arnOf(context, `${restApiId}/stages/${one.stageName}`),
      name: `${name}/${one.stageName}`,
      properties: stageProperties(restApiId, one),
      tags: one.tags,
    })
}

async function readMethods(
  context: CollectContext,
  client: APIGateway,
  { id: restApiId = '' }: RestApi,
): Promise<void> {
  const { paginateGetResources } = await import('@aws-sdk/client-api-gateway')
  const resources = await context.list(
    { permission, types: [method], resource: restApiId },
    paginateGetResources({ client }, { restApiId, embed: ['methods'], limit: 500 }),
    (page) => page.items,
  )
  for (const { id = '', path = '', resourceMethods = {} } of resources)
    for (const [verb, settings] of Object.entries(resourceMethods))
      context.emit({
        type: method,
        id: `${restApiId}|${id}|${verb}`,
        arn: arnOf(context, `${restApiId}/resources/${id}/methods/${verb}`),
        name: `${verb} ${path}`,
        properties: methodProperties({ RestApiId: restApiId, ResourceId: id }, verb, settings),
      })
}

function methodProperties(of: object, HttpMethod: string, settings: Method) {
  if (settings.authorizationType === undefined)
    return { ...of, HttpMethod, AuthorizationType: unread, AuthorizerId: unread }
  return {
    ...of,
    HttpMethod,
    ApiKeyRequired: settings.apiKeyRequired,
    AuthorizationType: settings.authorizationType,
    AuthorizerId: settings.authorizerId,
  }
}
