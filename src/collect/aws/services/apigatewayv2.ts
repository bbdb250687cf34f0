import type { Api, ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2'
import type { Collector } from '../collector.ts'
import type { CollectContext } from '../context.ts'
import { tokenPages } from '../token-pages.ts'

/** One action stands for every read of API Gateway. */
const permission = 'apigateway:GET'
const route = 'AWS::ApiGatewayV2::Route'
const stage = 'AWS::ApiGatewayV2::Stage'
const MaxResults = '500'

/** HTTP and WebSocket APIs with stages and routes. */
export const collector: Collector = {
  service: 'apigatewayv2',
  scope: 'regional',
  types: ['AWS::ApiGatewayV2::Api', route, stage],
  actions: [permission],
  async collect(context) {
    const { ApiGatewayV2 } = await import('@aws-sdk/client-apigatewayv2')
    const client = context.client(ApiGatewayV2)
    const apis = await context.list(
      { permission },
      tokenPages((next) => client.getApis({ MaxResults, ...next })),
      (page) => page.Items,
    )
    await context.each(apis, async (api) => {
      const { ApiId: id = '', Name, ProtocolType, DisableExecuteApiEndpoint } = api
      context.emit({
        type: 'AWS::ApiGatewayV2::Api',
        id,
        arn: arnOf(context, id),
        name: Name,
        properties: { Name, ProtocolType, DisableExecuteApiEndpoint },
        tags: api.Tags,
      })
      await readRoutes(context, client, api)
      await readStages(context, client, api)
    })
  },
}

function arnOf({ partition, region }: CollectContext, path: string): string {
  return `arn:${partition}:apigateway:${region}::/apis/${path}`
}

async function readRoutes(
  context: CollectContext,
  client: ApiGatewayV2,
  { ApiId = '' }: Api,
): Promise<void> {
  const routes = await context.list(
    { permission, types: [route], resource: ApiId },
    tokenPages((next) => client.getRoutes({ ApiId, MaxResults, ...next })),
    (page) => page.Items,
  )
  for (const { RouteId: id = '', RouteKey, ...one } of routes) {
    const { ApiKeyRequired, AuthorizationType, AuthorizerId } = one
    context.emit({
      type: route,
      id,
      arn: arnOf(context, `${ApiId}/routes/${id}`),
      name: RouteKey,
      properties: { ApiId, RouteKey, ApiKeyRequired, AuthorizationType, AuthorizerId },
    })
  }
}

async function readStages(
  context: CollectContext,
  client: ApiGatewayV2,
  { ApiId = '', Name = ApiId }: Api,
): Promise<void> {
  const stages = await context.list(
    { permission, types: [stage], resource: ApiId },
    tokenPages((next) => client.getStages({ ApiId, MaxResults, ...next })),
    (page) => page.Items,
  )
  for (const { StageName, AutoDeploy, AccessLogSettings: log, Tags: tags } of stages) {
    const AccessLogSettings = log?.DestinationArn
      ? { DestinationArn: log.DestinationArn, Format: log.Format }
      : undefined
    context.emit({
      type: stage,
      id: StageName ?? '',
      arn: arnOf(context, `${ApiId}/stages/${StageName}`),
      name: `${Name}/${StageName}`,
      properties: { ApiId, StageName, AutoDeploy, AccessLogSettings },
      tags,
    })
  }
}
