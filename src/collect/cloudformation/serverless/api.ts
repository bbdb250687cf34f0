import type { Declared } from '../declared.ts'
import type { Scope } from '../scope.ts'
import { own, type Raw } from '../template.ts'
import { pick, remake, withGlobals } from './remake.ts'

const api = ['Name', 'Description', 'EndpointConfiguration', 'DisableExecuteApiEndpoint'] as const
const stage = [
  'StageName',
  'AccessLogSetting',
  'CacheClusterEnabled',
  'MethodSettings',
  'TracingEnabled',
  'Variables',
] as const

/** A REST API and its stage. Its methods come from events and definitions that are not read. */
export function serverlessApi(declared: Declared, globals: Raw, scope: Scope): readonly Declared[] {
  const given = withGlobals(declared, globals, scope)
  const policy = own(own(given, 'Auth'), 'ResourcePolicy')
  const properties = pick(given, api, scope)
  if (policy !== undefined) properties['Policy'] = { 'Fn::Transform': 'resource policy' }
  const deployed = pick(given, stage, scope)
  deployed['RestApiId'] = { Ref: declared.id }
  return [
    remake(declared, 'AWS::ApiGateway::RestApi', properties),
    remake(declared, 'AWS::ApiGateway::Stage', deployed, `${declared.id}Stage`),
  ]
}
