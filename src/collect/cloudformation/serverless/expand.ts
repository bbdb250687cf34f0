import type { Declared } from '../declared.ts'
import type { Report } from '../report.ts'
import type { Scope } from '../scope.ts'
import { own, ownRaw, type Raw } from '../template.ts'
import { serverlessApi } from './api.ts'
import { serverlessFunction } from './function.ts'
import { simpleTable } from './simple-table.ts'

/** Turns one serverless resource into what it deploys; `globals` are the template's defaults for its kind. */
export type Expansion = (declared: Declared, globals: Raw, scope: Scope) => readonly Declared[]

const prefix = 'AWS::Serverless::'
const expansions: ReadonlyMap<string, Expansion> = new Map([
  ['Api', serverlessApi],
  ['Application', application],
  ['Function', serverlessFunction],
  ['SimpleTable', simpleTable],
])

/** What a kind deploys that is not made here. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  Api: ['AWS::ApiGateway::Method'],
  GraphQLApi: ['AWS::AppSync::GraphQLApi'],
  HttpApi: ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Stage'],
  LayerVersion: ['AWS::Lambda::LayerVersion'],
  StateMachine: ['AWS::StepFunctions::StateMachine', 'AWS::IAM::Role'],
}

/** The resources that a declaration of the Serverless Application Model deploys; any other declaration stays as it is. */
export function expandServerless(
  declared: Declared,
  scope: Scope,
  report: Report,
): readonly Declared[] {
  if (!declared.type.startsWith(prefix)) return [declared]
  const kind = declared.type.slice(prefix.length)
  const types = Object.hasOwn(hidden, kind) ? hidden[kind] : undefined
  const expansion = expansions.get(kind)
  if (types !== undefined || expansion === undefined) {
    scope.line = declared.line
    scope.note(
      'cloudformation-serverless-partial',
      `${declared.type} is ${expansion === undefined ? 'not' : 'only partly'} reviewed.`,
      'Review the processed template to judge all that it deploys.',
    )
    report.hide(`${declared.type} ${declared.id}`, 'Not all it deploys is known.', types ?? ['*'])
  }
  if (expansion === undefined) return [declared]
  return expansion(declared, ownRaw(own(scope.template.root, 'Globals'), kind), scope)
}

/** A nested application at a local path is a nested stack. */
function application(declared: Declared): readonly Declared[] {
  const { Location, Parameters } = ownRaw(declared.raw, 'Properties')
  const Properties = { TemplateURL: Location, Parameters }
  const type = 'AWS::CloudFormation::Stack'
  return [{ ...declared, type, raw: { ...declared.raw, Type: type, Properties } }]
}
