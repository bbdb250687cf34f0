import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'

const types = ['AWS::Lambda::Function']

/** Functions with policy, URL and code signing. Environment variables are read because secrets hide in them. */
export const collector: Collector = {
  service: 'lambda',
  scope: 'regional',
  types,
  actions: [
    'lambda:GetFunctionCodeSigningConfig',
    'lambda:GetFunctionUrlConfig',
    'lambda:GetPolicy',
    'lambda:ListFunctions',
    'lambda:ListTags',
  ],
  async collect(context) {
    const { Lambda, paginateListFunctions } = await import('@aws-sdk/client-lambda')
    const lambda = context.client(Lambda)
    const functions = await context.list(
      { permission: 'lambda:ListFunctions' },
      paginateListFunctions({ client: lambda }, {}),
      (page) => page.Functions,
    )
    await context.each(functions, async (one) => {
      const FunctionName = one.FunctionName ?? ''
      const call = (action: string, absent: readonly string[] = []) => ({
        permission: `lambda:${action}`,
        types,
        resource: FunctionName,
        absent,
      })
      const none = ['ResourceNotFoundException']
      const policy = await context.detail(
        call('GetPolicy', none),
        async () => (await lambda.getPolicy({ FunctionName })).Policy,
      )
      const url = await context.detail(call('GetFunctionUrlConfig', none), async () => {
        const { AuthType, Cors } = await lambda.getFunctionUrlConfig({ FunctionName })
        return { AuthType, Cors }
      })
      // Images cannot be signed this way, and asking is an error.
      const signing =
        one.PackageType === 'Image'
          ? undefined
          : await context.detail(
              call('GetFunctionCodeSigningConfig', none),
              async () =>
                (await lambda.getFunctionCodeSigningConfig({ FunctionName })).CodeSigningConfigArn,
            )
      const tags = await context.detail(
        call('ListTags'),
        async () => (await lambda.listTags({ Resource: one.FunctionArn })).Tags ?? {},
      )
      context.emit({
        type: 'AWS::Lambda::Function',
        id: FunctionName,
        arn: one.FunctionArn,
        properties: {
          ...described(one),
          ResourcePolicy: known(policy, parsePolicy),
          FunctionUrl: url,
          CodeSigningConfigArn: signing,
        },
        tags,
      })
    })
  },
}

function described(one: FunctionConfiguration) {
  const { SubnetIds = [], SecurityGroupIds = [] } = one.VpcConfig ?? {}
  return {
    FunctionName: one.FunctionName,
    Runtime: one.Runtime,
    Handler: one.Handler,
    Role: one.Role,
    PackageType: one.PackageType,
    KmsKeyArn: one.KMSKeyArn,
    Environment: one.Environment && { Variables: one.Environment.Variables },
    VpcConfig: SubnetIds.length > 0 ? { SubnetIds, SecurityGroupIds } : undefined,
    TracingConfig: one.TracingConfig && { Mode: one.TracingConfig.Mode },
    DeadLetterConfig: one.DeadLetterConfig?.TargetArn ? one.DeadLetterConfig : undefined,
    Architectures: one.Architectures,
    Timeout: one.Timeout,
  }
}
