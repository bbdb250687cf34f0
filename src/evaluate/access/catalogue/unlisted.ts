import { compileGlob } from '../../../lib/glob.ts'

/*
 * What AWS's own managed policies name although the service authorization reference does not, 2026-11: services that were
 * closed, actions that were renamed or are not documented, ARNs of public resources. None of it is a mistake of a policy.
 */

const services = new Set([
  'deepcomposer',
  'deeplens',
  'deepracer',
  'elastic-inference',
  'iot1click',
  'zocalo',
])

const actions: Readonly<Record<string, string>> = {
  cloud9: 'ValidateEnvironmentName',
  cloudhsm:
    'CreateLunaClient DeleteLunaClient DescribeHapg DescribeLunaClient GetConfig ModifyHapg ModifyLunaClient',
  memorydb: 'ReplicateMultiRegionClusterData',
  qapps: 'ImportDocumentToQApp ImportDocumentToQAppSession',
  'route53-recovery-control-config': 'DescribeRoutingControlByName',
  'sagemaker-unified-studio-mcp': 'CallPrivilegedTool CallReadOnlyTool InvokeMcp',
  securityagent: `BatchGetAgentInstances BatchGetSecurityTestContentMetadata BatchGetTasks CreateDocumentReview
    DeleteDocumentReview GetCodeReviewTask GetDocReviewTask GetDocumentReview GetDocumentReviewArtifact ListAgentInstances
    ListControls ListDocumentReviewComments ListDocumentReviews ListTasks StartPentestExecution StopPentestExecution`,
}

const keys = new Set(['aws:principalorgmasteraccountid', 'lakeformation:gluearn'])

/** Service as ARNs name it → globs of the part after the account. */
const resources: Readonly<Record<string, string>> = {
  apigateway: '/tags /tags/* /v2/*',
  appflow: 'connector-profile/*',
  aps: '/workspaces',
  autoscaling: 'scalingPolicy:*',
  backup: 'recovery-point:*',
  cloudformation: 'stack/* transform/*',
  cloudwatch: 'iotfleethub*',
  config: ':config-rule/*',
  ec2: 'vpc-endpoint:*',
  elasticloadbalancing: 'listener/*',
  grafana: '/workspaces',
  kms: ':*',
  logs: '/aws-glue/* /aws/lambda/*',
  organizations: '',
  pricingplanmanager: 'subscription:*',
  profile: '/templates*',
  quicksight: 'vpcconnection/*',
  'redshift-serverless': 'snapshotcopyconfiguration/*',
  robomaker: '/createSimulationApplication',
  sagemaker: 'Canvas* canvas* endpointconfig/*',
  secretsmanager: 'sqlworkbench!*',
  securityagent: 'agent-instance*',
  states: 'statemachine:*',
  waf: 'changetoken/*',
  'waf-regional': 'changetoken/*',
}

/** Public resources of AWS, whose ARNs name no account. */
const withoutAccount: Readonly<Record<string, string>> = {
  kms: '*',
  'resource-explorer-2': 'view/*',
  ssm: 'automation-definition/* document/* parameter/aws/service/*',
}

/** Key as AWS's policies write it → actions whose requests carry it, without the prefix they share with the key. */
const actionKeys: Readonly<Record<string, string>> = {
  'a4b:amazonId': 'RegisterAVSDevice',
  'a4b:filters_deviceType': 'SearchDevices',
  'application-autoscaling:service-namespace': 'DescribeScalableTargets DescribeScalingPolicies',
  'aws-marketplace:AgreementType': `AcceptAgreementApprovalRequest RejectAgreementApprovalRequest GetAgreementApprovalRequest
    ListAgreementApprovalRequests GetAgreementRequest CancelAgreementRequest ListAgreementRequests`,
  'aws-marketplace:PartyType': 'CancelAgreement',
  'aws-marketplace:ProductId':
    'SearchAgreements ListEntitlementDetails DescribeAgreement Subscribe Unsubscribe',
  'codestar-connections:ProviderAction': 'ListConnections PassConnection',
  'deadline:FarmMembershipLevels': 'SearchWorkers',
  'deadline:FleetMembershipLevels': 'SearchWorkers',
  'dms:task-tag/Project': 'CancelReplicationTaskAssessmentRun',
  'ec2:ResourceTag/AmazonMSKConnectManaged': 'DescribeNetworkInterfaces',
  'ec2:ResourceTag/eks': 'DescribeInstances',
  'ec2:ResourceTag/eks:nodegroup-name': 'DescribeInstances',
  'ec2:Vpc': 'DescribeSubnets',
  'ec2:VpceServiceName': 'DescribeVpcEndpoints',
  'glue:LakeFormationPermissions': `BatchGetTableOptimizer GetColumnStatisticsTaskRun GetColumnStatisticsTaskRuns
    GetTableOptimizer ListTableOptimizerRuns`,
  'iottwinmaker:linkedServices': `GetEntity CreateEntity UpdateEntity DeleteEntity ListEntities GetComponentType
    CreateComponentType UpdateComponentType DeleteComponentType ListComponentTypes GetWorkspace ExecuteQuery`,
  'nimble:ownedBy': 'ListStreamingSessionBackups',
  'ram:ResourceShareName': 'GetResourceShares',
  'redshift-data:glue-catalog-arn': `DescribeStatement GetStatementResult CancelStatement GetStagingBucketLocation
    redshift-serverless:GetManagedWorkgroup`,
  'ssm:resourceTag/sagemaker.amazonaws.com/eks-cluster-arn': 'DeregisterManagedInstance',
  'ssm:resourceTag/sagemaker.amazonaws.com/managed-by': 'DeregisterManagedInstance',
}

const foldedActions = Object.entries(actions).flatMap(([service, names]) =>
  names.split(/\s+/).map((name) => `${service}:${name}`.toLowerCase()),
)
const foldedActionKeys = new Map(
  Object.entries(actionKeys).map(([key, names]) => {
    const prefix = key.slice(0, key.indexOf(':'))
    const ids = names.split(/\s+/).map((name) => (name.includes(':') ? name : `${prefix}:${name}`))
    return [key.toLowerCase(), new Set(ids.map((id) => id.toLowerCase()))]
  }),
)

export function isUnlistedService(prefix: string): boolean {
  return services.has(prefix.toLowerCase())
}

/** @param pattern an action or a pattern that may match one */
export function isUnlistedAction(pattern: string): boolean {
  return foldedActions.some(compileGlob(pattern.toLowerCase()))
}

export function isUnlistedKey(key: string): boolean {
  return keys.has(key.toLowerCase())
}

/** @param service as ARNs name it @param resource the part after the account */
export function isUnlistedResource(service: string, resource: string): boolean {
  return matchesAny(resources[service], resource)
}

export function isPublicResource(service: string, resource: string): boolean {
  return matchesAny(withoutAccount[service], resource)
}

export function isUnlistedActionKey(action: string, key: string): boolean {
  return foldedActionKeys.get(key.toLowerCase())?.has(action.toLowerCase()) === true
}

function matchesAny(globs: string | undefined, text: string): boolean {
  return globs !== undefined && globs.split(' ').some((glob) => compileGlob(glob)(text))
}
