import { compileGlob } from '../../../../lib/glob.ts'
import type { CheckContext, PolicyCheck } from '../check.ts'

interface TypeRules {
  /** Prefix of the actions that work in the policy. */
  readonly service: string
  /** Resource types of the catalogue, of which an action must know one. */
  readonly types: readonly string[]
  /** What ARNs in `Resource` look like. */
  readonly arn: RegExp
}

const s3AccessPoint = /^arn:[^:]*:s3:[^:]*:[^:]*:(?:accesspoint[/:]|\*)/
const rules: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries({
    'AWS::S3::Bucket': {
      service: 's3',
      types: ['bucket', 'object'],
      arn: /^arn:[^:]*:s3:::[^:]+$/,
    },
    'AWS::S3::AccessPoint': {
      service: 's3',
      types: ['accesspoint', 'accesspointobject', 'bucket', 'object'],
      arn: s3AccessPoint,
    },
    'AWS::S3::MultiRegionAccessPoint': {
      service: 's3',
      types: ['multiregionaccesspoint', 'accesspoint', 'bucket', 'object'],
      arn: s3AccessPoint,
    },
    'AWS::S3ObjectLambda::AccessPoint': {
      service: 's3-object-lambda',
      types: ['objectlambdaaccesspoint'],
      arn: /^arn:[^:]*:s3-object-lambda:[^:]*:[^:]*:(?:accesspoint[/:]|\*)/,
    },
    'AWS::DynamoDB::Table': {
      service: 'dynamodb',
      types: ['table', 'index', 'stream'],
      arn: /^arn:[^:]*:dynamodb:[^:]*:[^:]*:(?:table\/|\*)/,
    },
  }),
)

/** What a resource policy can grant depends on what it is attached to. */
export const resourceType: PolicyCheck = {
  codes: [
    'UNSUPPORTED_ACTION_IN_POLICY',
    'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
    'IRRELEVANT_CONDITION_KEY_IN_POLICY',
  ],
  action(action, statement, { document, report, expand }) {
    if (statement.action?.negated !== false) return
    const type = document.type === 'trust' ? 'the trust policy of a role' : document.resourceType
    const rule = rules.get(document.resourceType ?? '')
    const wrong =
      document.type === 'trust'
        ? !isTrustAction(action.text)
        : rule !== undefined && !supports(rule, action.text, expand)
    if (wrong)
      report('UNSUPPORTED_ACTION_IN_POLICY', action, `${action.text} does not work in ${type}.`)
  },
  resource(resource, _, { document, report }) {
    const rule = rules.get(document.resourceType ?? '')
    if (rule === undefined || /^\*+$/.test(resource.text) || !resource.text.startsWith('arn:'))
      return
    if (!rule.arn.test(resource.text))
      report(
        'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
        resource,
        `A policy of ${document.resourceType} applies to that resource, not to this ARN.`,
      )
  },
  condition(condition, _, { document, report }) {
    if (document.type !== 'resource' || document.resourceType === undefined) return
    if (/^(?:aws|s3):resourceaccount$|^aws:resourceorg(?:id|paths)$/i.test(condition.key))
      report(
        'IRRELEVANT_CONDITION_KEY_IN_POLICY',
        condition,
        `The resource is known here: compare ${condition.key} in identity policies.`,
      )
  },
}

const trustActions = [
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
]

function isTrustAction(text: string): boolean {
  const matches = compileGlob(text.toLowerCase())
  return /^sts:/i.test(text) && trustActions.some(matches)
}

function supports(
  { service, types }: TypeRules,
  text: string,
  expand: CheckContext['expand'],
): boolean {
  if (/^\*+$/.test(text)) return true
  if (text.split(':')[0]?.toLowerCase() !== service) return false
  const actions = expand(text) ?? []
  return (
    actions.length === 0 ||
    actions.some(({ resources }) => resources.some(({ type }) => types.includes(type.name)))
  )
}
