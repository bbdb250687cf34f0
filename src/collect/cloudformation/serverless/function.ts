import { own, type Raw } from '../template.ts'
import type { Declared } from '../declared.ts'
import type { Scope } from '../scope.ts'
import { pick, remake, tagList, withGlobals } from './remake.ts'

const kept = [
  'Architectures',
  'CodeSigningConfigArn',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'ReservedConcurrentExecutions',
  'Role',
  'Runtime',
  'Timeout',
  'VpcConfig',
] as const

/** A function, the role that is made for it unless it names one, and its URL. */
export function serverlessFunction(
  declared: Declared,
  globals: Raw,
  scope: Scope,
): readonly Declared[] {
  const given = withGlobals(declared, globals, scope)
  const properties = pick(given, kept, scope)
  const tracing = own(given, 'Tracing')
  if (tracing !== undefined) properties['TracingConfig'] = { Mode: tracing }
  const tags = own(given, 'Tags')
  if (tags !== undefined) properties['Tags'] = tagList(tags)
  const made: Declared[] = [remake(declared, 'AWS::Lambda::Function', properties)]
  if (own(given, 'Role') === undefined) {
    const id = `${declared.id}Role`
    properties['Role'] = { 'Fn::GetAtt': [id, 'Arn'] }
    made.push(remake(declared, 'AWS::IAM::Role', role(declared.id, given), id))
  }
  const url = own(given, 'FunctionUrlConfig')
  if (url !== undefined && typeof url === 'object') {
    const target = { TargetFunctionArn: { 'Fn::GetAtt': [declared.id, 'Arn'] }, ...url }
    made.push(remake(declared, 'AWS::Lambda::Url', target, `${declared.id}Url`))
    if (own(url, 'AuthType') === 'NONE')
      made.push(
        remake(
          declared,
          'AWS::Lambda::Permission',
          { ...anyone, FunctionName: { Ref: declared.id } },
          `${declared.id}UrlPublicPermissions`,
        ),
      )
  }
  return made
}

/** What the model adds for a URL without authentication. */
const anyone = { Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' }

const service = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Principal: { Service: ['lambda.amazonaws.com'] },
    },
  ],
}

/** Policies are names or ARNs of managed policies, documents, or policy templates of the model. */
function role(id: string, given: Raw): Raw {
  const managed: unknown[] = [aws('service-role/AWSLambdaBasicExecutionRole')]
  if (own(given, 'VpcConfig') !== undefined)
    managed.push(aws('service-role/AWSLambdaVPCAccessExecutionRole'))
  if (own(given, 'Tracing') === 'Active') managed.push(aws('AWSXRayDaemonWriteAccess'))
  const inline: unknown[] = []
  for (const policy of [own(given, 'Policies') ?? []].flat()) {
    const PolicyName = `${id}RolePolicy${inline.length}`
    if (typeof policy === 'string') managed.push(policy.startsWith('arn:') ? policy : aws(policy))
    else if (own(policy, 'Statement') !== undefined)
      inline.push({ PolicyName, PolicyDocument: policy })
    else if (isReference(policy)) managed.push(policy)
    else inline.push({ PolicyName, PolicyDocument: { 'Fn::Transform': 'policy template' } })
  }
  const boundary = own(given, 'PermissionsBoundary')
  return {
    AssumeRolePolicyDocument: own(given, 'AssumeRolePolicyDocument') ?? service,
    ManagedPolicyArns: managed,
    ...(inline.length > 0 && { Policies: inline }),
    ...(boundary !== undefined && { PermissionsBoundary: boundary }),
  }
}

function aws(name: string): Raw {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` }
}

function isReference(policy: unknown): boolean {
  if (typeof policy !== 'object' || policy === null) return false
  const [key = ''] = Object.keys(policy)
  return key === 'Ref' || key.startsWith('Fn::')
}
