import { isUnknown } from '../../../model/unknown.ts'
import type { Block } from '../block.ts'
import { type Field, flag, inside, list, literal, many, number, one, read } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'

/** Attributes of a load balancer, as CloudFormation writes them: a list of keys and texts. */
const attributes: Readonly<Record<string, Field>> = {
  'access_logs.s3.enabled': inside('access_logs', flag('enabled')),
  'access_logs.s3.bucket': inside('access_logs', 'bucket'),
  'access_logs.s3.prefix': inside('access_logs', 'prefix'),
  'connection_logs.s3.enabled': inside('connection_logs', flag('enabled')),
  'deletion_protection.enabled': flag('enable_deletion_protection'),
  'idle_timeout.timeout_seconds': number('idle_timeout'),
  'routing.http.desync_mitigation_mode': literal('desync_mitigation_mode'),
  'routing.http.drop_invalid_header_fields.enabled': flag('drop_invalid_header_fields'),
  'waf.fail_open.enabled': flag('enable_waf_fail_open'),
}

function attributeList(block: Block): readonly unknown[] | undefined {
  const found = Object.entries(attributes).flatMap(([Key, field]) => {
    const value = read(field, block)
    if (value === undefined) return []
    return [{ Key, Value: isUnknown(value) ? value : String(value) }]
  })
  return found.length === 0 ? undefined : found
}

const balancer = resource(
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  {
    Name: literal('name'),
    LoadBalancerAttributes: attributeList,
    Scheme: scheme,
    SecurityGroups: list('security_groups'),
    Subnets: list('subnets'),
    SubnetMappings: many('subnet_mapping', {
      SubnetId: 'subnet_id',
      AllocationId: 'allocation_id',
    }),
    Type: (block) => block.value('load_balancer_type') ?? 'application',
  },
  { name: 'name' },
)

/** A load balancer faces the internet unless it says otherwise. */
function scheme(block: Block): unknown {
  const internal = read(flag('internal'), block)
  if (isUnknown(internal)) return internal
  return internal === true ? 'internal' : 'internet-facing'
}

const action = many('default_action', {
  Type: 'type',
  TargetGroupArn: 'target_group_arn',
  RedirectConfig: one('redirect', {
    Host: 'host',
    Path: 'path',
    Port: 'port',
    Protocol: 'protocol',
    StatusCode: 'status_code',
  }),
  FixedResponseConfig: one('fixed_response', {
    ContentType: 'content_type',
    StatusCode: 'status_code',
  }),
  AuthenticateOidcConfig: one('authenticate_oidc', { Issuer: 'issuer' }),
  AuthenticateCognitoConfig: one('authenticate_cognito', { UserPoolArn: 'user_pool_arn' }),
})

const listener = resource('AWS::ElasticLoadBalancingV2::Listener', {
  Certificates: (block) => {
    const CertificateArn = block.value('certificate_arn')
    return CertificateArn === undefined ? undefined : [{ CertificateArn }]
  },
  DefaultActions: action,
  LoadBalancerArn: 'load_balancer_arn',
  MutualAuthentication: one('mutual_authentication', {
    Mode: 'mode',
    TrustStoreArn: 'trust_store_arn',
  }),
  Port: number('port'),
  Protocol: literal('protocol'),
  SslPolicy: literal('ssl_policy'),
})

const targetGroup = resource(
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  {
    Name: literal('name'),
    Port: number('port'),
    Protocol: 'protocol',
    TargetType: 'target_type',
    VpcId: 'vpc_id',
  },
  { name: 'name' },
)

export const elb: Mappings = {
  aws_alb: balancer,
  aws_alb_listener: listener,
  aws_alb_target_group: targetGroup,
  aws_lb: balancer,
  aws_lb_listener: listener,
  aws_lb_listener_certificate: ignored,
  aws_lb_listener_rule: resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: 'listener_arn',
    Priority: number('priority'),
  }),
  aws_lb_target_group: targetGroup,
  aws_lb_target_group_attachment: ignored,
}
