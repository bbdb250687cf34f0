import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { grants } from '../../predicates/policy-admin.ts'
import { and, or, not, type Truth } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

/** Each alone lets its holder give itself more, when allowed on every resource. */
const escalations = [
  'iam:createpolicyversion',
  'iam:setdefaultpolicyversion',
  'iam:attachuserpolicy',
  'iam:attachgrouppolicy',
  'iam:attachrolepolicy',
  'iam:putuserpolicy',
  'iam:putgrouppolicy',
  'iam:putrolepolicy',
  'iam:addusertogroup',
  'iam:updateassumerolepolicy',
  'iam:createaccesskey',
  'iam:createloginprofile',
  'iam:updateloginprofile',
]
/** With iam:PassRole on every role, each runs code or a stack as a stronger role. */
const runners = [
  'lambda:createfunction',
  'ec2:runinstances',
  'cloudformation:createstack',
  'glue:createdevendpoint',
  'ecs:runtask',
  'codebuild:createproject',
  'sagemaker:createnotebookinstance',
]
const messages = {
  pass: 'The policy does not let its holder extend its own permissions.',
  fail: 'The policy lets its holder extend its own permissions.',
}

export default check({
  title: 'Policy does not let its holder extend its own permissions',
  resource: 'AWS::IAM::ManagedPolicy',
  severity: 'high',
  why: 'A permission to write permissions is administration in one more step.',
  fix: {
    text: 'Limit the IAM actions to named resources, require a permissions boundary, and name the roles that may be passed.',
    effort: 'M',
    cli: 'aws iam create-policy-version --policy-arn POLICY_ARN --policy-document file://POLICY.json --set-as-default',
  },
  reads: ['PolicyDocument'],
  test: (policy) => {
    const document = read(policy, 'PolicyDocument')
    const passes = and(grants(document, 'iam:passrole'), anyGranted(document, runners))
    return decide(
      not(or(passes, anyGranted(document, escalations))),
      messages,
      pointer('PolicyDocument'),
    )
  },
  examples: {
    pass: [
      { name: 'for objects', properties: allowing('s3:GetObject') },
      { name: 'that reads IAM', properties: allowing(['iam:Get*', 'iam:List*']) },
      { name: 'that passes roles alone', properties: allowing('iam:PassRole') },
    ],
    fail: [
      { name: 'with all of IAM', properties: allowing('iam:*') },
      { name: 'that attaches policies', properties: allowing('iam:AttachUserPolicy') },
      {
        name: 'that passes roles to functions',
        properties: allowing(['iam:PassRole', 'lambda:CreateFunction']),
      },
    ],
    unknown: [{ name: 'when unresolved', properties: allowing({ $unknown: 'unresolved' }) }],
  },
})

function anyGranted(document: unknown, actions: readonly string[]): Truth {
  let result: Truth = false
  for (const action of actions) {
    const truth = grants(document, action)
    if (truth === true) return true
    result = or(result, truth)
  }
  return result
}

function allowing(Action: unknown) {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } }
}
