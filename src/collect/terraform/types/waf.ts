import { isUnknown } from '../../../model/unknown.ts'
import type { Block } from '../block.ts'
import { type Field, flag, list, literal, many, number, one } from '../fields.ts'
import { type Mappings, resource } from '../mapping.ts'

const visibility = one('visibility_config', {
  CloudWatchMetricsEnabled: flag('cloudwatch_metrics_enabled'),
  MetricName: 'metric_name',
  SampledRequestsEnabled: flag('sampled_requests_enabled'),
})

/** A block that stands for itself: `allow {}` is `{Allow: {}}`. */
const choice =
  (name: string, options: Readonly<Record<string, string>>): Field =>
  (block) => {
    const blocks = block.blocks(name)
    if (isUnknown(blocks)) return blocks
    const [first] = blocks
    if (first === undefined || isUnknown(first)) return first
    return Object.fromEntries(
      Object.entries(options).flatMap(([attribute, property]) => {
        const inner = first.blocks(attribute)
        if (isUnknown(inner)) return [[property, inner]]
        return inner.length > 0 ? [[property, {}]] : []
      }),
    )
  }

const simple: Readonly<Record<string, string>> = {
  and_statement: 'AndStatement',
  asn_match_statement: 'AsnMatchStatement',
  byte_match_statement: 'ByteMatchStatement',
  label_match_statement: 'LabelMatchStatement',
  not_statement: 'NotStatement',
  or_statement: 'OrStatement',
  regex_match_statement: 'RegexMatchStatement',
  regex_pattern_set_reference_statement: 'RegexPatternSetReferenceStatement',
  size_constraint_statement: 'SizeConstraintStatement',
  sqli_match_statement: 'SqliMatchStatement',
  xss_match_statement: 'XssMatchStatement',
}

/** What a rule looks for; only what checks read is shown inside. */
function statement(block: Block): unknown {
  const blocks = block.blocks('statement')
  if (isUnknown(blocks)) return blocks
  const [inner] = blocks
  if (inner === undefined || isUnknown(inner)) return inner
  const found: [string, unknown][] = []
  for (const [property, field] of Object.entries(detailed)) {
    const value = field(inner)
    if (value !== undefined) found.push([property, value])
  }
  for (const [attribute, property] of Object.entries(simple)) {
    const nested = inner.blocks(attribute)
    if (isUnknown(nested) || nested.length > 0)
      found.push([property, isUnknown(nested) ? nested : {}])
  }
  return Object.fromEntries(found)
}

const fieldOf = (field: Field): ((block: Block) => unknown) =>
  typeof field === 'string' ? (block) => block.value(field) : field

const detailed = {
  ManagedRuleGroupStatement: fieldOf(
    one('managed_rule_group_statement', {
      Name: 'name',
      VendorName: 'vendor_name',
      Version: 'version',
    }),
  ),
  RateBasedStatement: fieldOf(
    one('rate_based_statement', {
      AggregateKeyType: 'aggregate_key_type',
      Limit: number('limit'),
    }),
  ),
  RuleGroupReferenceStatement: fieldOf(one('rule_group_reference_statement', { Arn: 'arn' })),
  IPSetReferenceStatement: fieldOf(one('ip_set_reference_statement', { Arn: 'arn' })),
  GeoMatchStatement: fieldOf(one('geo_match_statement', { CountryCodes: list('country_codes') })),
}

export const waf: Mappings = {
  aws_wafv2_ip_set: resource('AWS::WAFv2::IPSet', {
    Name: literal('name'),
    Addresses: list('addresses'),
    Scope: 'scope',
  }),
  aws_wafv2_rule_group: resource('AWS::WAFv2::RuleGroup', {
    Name: literal('name'),
    Scope: 'scope',
  }),
  aws_wafv2_web_acl: resource(
    'AWS::WAFv2::WebACL',
    {
      Name: literal('name'),
      DefaultAction: choice('default_action', { allow: 'Allow', block: 'Block' }),
      Rules: many('rule', {
        Name: 'name',
        Priority: number('priority'),
        Action: choice('action', {
          allow: 'Allow',
          block: 'Block',
          captcha: 'Captcha',
          challenge: 'Challenge',
          count: 'Count',
        }),
        OverrideAction: choice('override_action', { count: 'Count', none: 'None' }),
        Statement: statement,
        VisibilityConfig: visibility,
      }),
      Scope: 'scope',
      VisibilityConfig: visibility,
    },
    { name: 'name' },
  ),
  aws_wafv2_web_acl_association: resource('AWS::WAFv2::WebACLAssociation', {
    ResourceArn: 'resource_arn',
    WebACLArn: 'web_acl_arn',
  }),
  aws_wafv2_web_acl_logging_configuration: resource('AWS::WAFv2::LoggingConfiguration', {
    LogDestinationConfigs: list('log_destination_configs'),
    ResourceArn: 'resource_arn',
  }),
}
