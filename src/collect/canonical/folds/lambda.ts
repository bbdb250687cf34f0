import { isUnknown } from '../../../model/unknown.ts'
import { appendPolicy, type Draft, put } from '../draft.ts'
import { type Fold, foldInto, without } from '../fold.ts'

export const lambda: Readonly<Record<string, Fold>> = {
  'AWS::Lambda::Permission': (child, stack) =>
    foldInto(child, stack, {
      parent: 'AWS::Lambda::Function',
      reference: child.properties['FunctionName'],
      property: 'ResourcePolicy',
      mode: 'policy',
      move: (target) =>
        appendPolicy(
          target,
          'ResourcePolicy',
          { Version: '2012-10-17', Statement: [statement(child)] },
          child,
          '',
        ),
    }),
  'AWS::Lambda::Url': (child, stack) =>
    foldInto(child, stack, {
      parent: 'AWS::Lambda::Function',
      reference: child.properties['TargetFunctionArn'],
      property: 'FunctionUrl',
      mode: 'value',
      move: (target) =>
        put(
          target,
          'FunctionUrl',
          without(child.properties, 'TargetFunctionArn', 'Qualifier'),
          child,
          '',
        ),
    }),
}

/** How Lambda writes a permission into the function's policy. Source: `lambda:AddPermission`. */
function statement(child: Draft): Record<string, unknown> {
  const { Action, FunctionName, Principal } = child.properties
  const condition: Record<string, Record<string, unknown>> = {}
  for (const [property, [operator, key]] of Object.entries(conditions)) {
    const value = child.properties[property]
    if (value !== undefined) condition[operator] = { ...condition[operator], [key]: value }
  }
  return {
    Sid: child.id,
    Effect: 'Allow',
    Principal: principal(Principal),
    Action,
    Resource: FunctionName,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  }
}

const conditions = {
  SourceArn: ['ArnLike', 'aws:SourceArn'],
  SourceAccount: ['StringEquals', 'aws:SourceAccount'],
  PrincipalOrgID: ['StringEquals', 'aws:PrincipalOrgID'],
  EventSourceToken: ['StringEquals', 'lambda:EventSourceToken'],
  FunctionUrlAuthType: ['StringEquals', 'lambda:FunctionUrlAuthType'],
  InvokedViaFunctionUrl: ['Bool', 'lambda:InvokedViaFunctionUrl'],
} as const

function principal(value: unknown): unknown {
  if (isUnknown(value) || value === '*' || typeof value !== 'string') return value
  const service = value.includes('.amazonaws.com') || value.includes('${AWS::URLSuffix}')
  return service ? { Service: value } : { AWS: value }
}
