import type { Described } from '../terraform/build-plan.ts'
import { computed, planned, to } from './plan-values.ts'

const subnets = [to('aws_subnet.PrivateSubnet.id'), to('aws_subnet.PublicSubnet.id')]
const answer = [
  {
    type: 'fixed-response',
    fixed_response: [{ content_type: 'text/plain', status_code: '200' }],
    redirect: [],
  },
]

const balancers = [
  planned('aws_acm_certificate.Certificate', {
    domain_name: 'www.example.com',
    validation_method: 'DNS',
    key_algorithm: computed,
    not_after: computed,
    status: computed,
  }),
  planned('aws_lb.WebBalancer', {
    name: 'parity-web',
    load_balancer_type: 'application',
    internal: false,
    subnets,
    security_groups: [to('aws_security_group.WebGroup.id')],
    enable_deletion_protection: true,
    drop_invalid_header_fields: true,
    access_logs: [{ enabled: true, bucket: to('aws_s3_bucket.LogsBucket.id'), prefix: null }],
  }),
  planned('aws_lb.LooseBalancer', {
    name: 'parity-loose',
    load_balancer_type: 'application',
    internal: false,
    subnets,
    security_groups: [to('aws_security_group.OpenGroup.id')],
    enable_deletion_protection: false,
    drop_invalid_header_fields: false,
    access_logs: [],
  }),
  planned('aws_lb_listener.RedirectListener', {
    load_balancer_arn: to('aws_lb.WebBalancer.arn'),
    port: 80,
    protocol: 'HTTP',
    ssl_policy: computed,
    certificate_arn: null,
    default_action: [
      {
        type: 'redirect',
        redirect: [{ protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' }],
        fixed_response: [],
      },
    ],
  }),
  planned('aws_lb_listener.SecureListener', {
    load_balancer_arn: to('aws_lb.WebBalancer.arn'),
    port: 443,
    protocol: 'HTTPS',
    ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    certificate_arn: to('aws_acm_certificate.Certificate.arn'),
    default_action: answer,
  }),
  planned('aws_lb_listener.PlainListener', {
    load_balancer_arn: to('aws_lb.LooseBalancer.arn'),
    port: 80,
    protocol: 'HTTP',
    ssl_policy: computed,
    certificate_arn: null,
    default_action: answer,
  }),
]

const visible = [
  { sampled_requests_enabled: true, cloudwatch_metrics_enabled: true, metric_name: 'parity' },
]

const acls = [
  planned('aws_wafv2_web_acl.WebAcl', {
    name: 'parity-web',
    scope: 'REGIONAL',
    default_action: [{ allow: [{}], block: [] }],
    visibility_config: visible,
    rule: [
      {
        name: 'common',
        priority: 0,
        action: [],
        override_action: [{ none: [{}], count: [] }],
        visibility_config: visible,
        statement: [
          {
            managed_rule_group_statement: [
              { vendor_name: 'AWS', name: 'AWSManagedRulesCommonRuleSet' },
            ],
          },
        ],
      },
    ],
  }),
  planned('aws_wafv2_web_acl.EmptyAcl', {
    name: 'parity-empty',
    scope: 'REGIONAL',
    default_action: [{ allow: [{}], block: [] }],
    visibility_config: visible,
    rule: [],
  }),
  planned('aws_wafv2_web_acl_association.WebAcl', {
    web_acl_arn: to('aws_wafv2_web_acl.WebAcl.arn'),
    resource_arn: to('aws_lb.WebBalancer.arn'),
  }),
]

const siteShown = {
  enabled: true,
  aliases: null,
  web_acl_id: null,
  http_version: 'http2',
  ordered_cache_behavior: [],
  restrictions: [{ geo_restriction: [{ restriction_type: 'none', locations: computed }] }],
}

const origin = (origin_protocol_policy: string, protocol: string) => [
  {
    origin_id: 'api',
    domain_name: 'api.example.com',
    origin_access_control_id: null,
    custom_origin_config: [
      { http_port: 80, https_port: 443, origin_protocol_policy, origin_ssl_protocols: [protocol] },
    ],
    s3_origin_config: [],
  },
]

const sites = [
  planned('aws_cloudfront_distribution.Site', {
    ...siteShown,
    default_root_object: 'index.html',
    logging_config: [{ bucket: 'parity-logs.s3.amazonaws.com', prefix: 'site/' }],
    viewer_certificate: [
      {
        acm_certificate_arn:
          'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
        cloudfront_default_certificate: null,
        minimum_protocol_version: 'TLSv1.2_2021',
        ssl_support_method: 'sni-only',
      },
    ],
    default_cache_behavior: [
      { target_origin_id: 'api', viewer_protocol_policy: 'redirect-to-https' },
    ],
    origin: origin('https-only', 'TLSv1.2'),
  }),
  planned('aws_cloudfront_distribution.LooseSite', {
    ...siteShown,
    default_root_object: null,
    logging_config: [],
    viewer_certificate: [
      {
        acm_certificate_arn: null,
        cloudfront_default_certificate: true,
        minimum_protocol_version: 'TLSv1',
        ssl_support_method: null,
      },
    ],
    default_cache_behavior: [{ target_origin_id: 'api', viewer_protocol_policy: 'allow-all' }],
    origin: origin('http-only', 'TLSv1'),
  }),
]

export const edgePlan: readonly Described[] = [...balancers, ...acls, ...sites]
