import { flag, ifSet, list, literal, one, policy } from '../fields.ts'
import { ignored, type Mappings, part, resource } from '../mapping.ts'

const name = { name: 'name' }

export const apiGateway: Mappings = {
  aws_api_gateway_account: resource('AWS::ApiGateway::Account', {
    CloudWatchRoleArn: 'cloudwatch_role_arn',
  }),
  aws_api_gateway_authorizer: resource('AWS::ApiGateway::Authorizer', {
    Name: literal('name'),
    RestApiId: 'rest_api_id',
    Type: 'type',
  }),
  aws_api_gateway_deployment: ignored,
  aws_api_gateway_domain_name: resource('AWS::ApiGateway::DomainName', {
    DomainName: 'domain_name',
    SecurityPolicy: 'security_policy',
  }),
  aws_api_gateway_integration: ignored,
  aws_api_gateway_integration_response: ignored,
  aws_api_gateway_method: resource('AWS::ApiGateway::Method', {
    ApiKeyRequired: flag('api_key_required'),
    AuthorizationType: literal('authorization'),
    AuthorizerId: 'authorizer_id',
    HttpMethod: literal('http_method'),
    ResourceId: 'resource_id',
    RestApiId: 'rest_api_id',
  }),
  aws_api_gateway_method_response: ignored,
  aws_api_gateway_method_settings: ignored,
  aws_api_gateway_resource: resource('AWS::ApiGateway::Resource', {
    ParentId: 'parent_id',
    PathPart: 'path_part',
    RestApiId: 'rest_api_id',
  }),
  aws_api_gateway_rest_api: resource(
    'AWS::ApiGateway::RestApi',
    {
      Name: literal('name'),
      DisableExecuteApiEndpoint: flag('disable_execute_api_endpoint'),
      EndpointConfiguration: ifSet(
        'endpoint_configuration',
        one('endpoint_configuration', {
          Types: list('types'),
          VpcEndpointIds: list('vpc_endpoint_ids'),
        }),
      ),
      Policy: policy('policy'),
    },
    name,
  ),
  aws_api_gateway_rest_api_policy: part('AWS::ApiGateway::RestApi', 'rest_api_id', {
    Policy: policy('policy'),
  }),
  aws_api_gateway_stage: resource('AWS::ApiGateway::Stage', {
    StageName: literal('stage_name'),
    AccessLogSetting: one('access_log_settings', {
      DestinationArn: 'destination_arn',
      Format: 'format',
    }),
    CacheClusterEnabled: flag('cache_cluster_enabled'),
    ClientCertificateId: 'client_certificate_id',
    RestApiId: 'rest_api_id',
    TracingEnabled: flag('xray_tracing_enabled'),
  }),
  aws_apigatewayv2_api: resource(
    'AWS::ApiGatewayV2::Api',
    {
      Name: literal('name'),
      DisableExecuteApiEndpoint: flag('disable_execute_api_endpoint'),
      ProtocolType: 'protocol_type',
    },
    name,
  ),
  aws_apigatewayv2_authorizer: resource('AWS::ApiGatewayV2::Authorizer', {
    ApiId: 'api_id',
    AuthorizerType: 'authorizer_type',
    Name: literal('name'),
  }),
  aws_apigatewayv2_deployment: ignored,
  aws_apigatewayv2_integration: ignored,
  aws_apigatewayv2_route: resource('AWS::ApiGatewayV2::Route', {
    ApiId: 'api_id',
    ApiKeyRequired: flag('api_key_required'),
    AuthorizationType: literal('authorization_type'),
    AuthorizerId: 'authorizer_id',
    RouteKey: literal('route_key'),
  }),
  aws_apigatewayv2_stage: resource('AWS::ApiGatewayV2::Stage', {
    StageName: literal('name'),
    AccessLogSettings: one('access_log_settings', {
      DestinationArn: 'destination_arn',
      Format: 'format',
    }),
    ApiId: 'api_id',
    AutoDeploy: flag('auto_deploy'),
  }),
}
