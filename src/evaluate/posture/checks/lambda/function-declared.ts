import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'

const signs = [
  'aws:cloudformation:stack-id',
  'aws:cloudformation:stack-name',
  'terraform',
  'managed-by',
  'ManagedBy',
]

export default check({
  title: 'Function comes from infrastructure as code',
  resource: 'AWS::Lambda::Function',
  severity: 'low',
  why: 'What is made by hand cannot be reviewed before it changes, nor rebuilt after an incident.',
  fix: {
    text: 'Import the function into a template or plan and deploy it from the pipeline; tag Terraform resources `managed-by`.',
    effort: 'M',
    cli: 'aws cloudformation create-change-set --change-set-type IMPORT --stack-name STACK --change-set-name import --resources-to-import file://RESOURCES.json --template-body file://TEMPLATE.yaml',
  },
  reads: ['Tags'],
  test: (fn) => {
    if (fn.stack !== undefined) return pass('The function is declared in code.', '/id')
    if (isUnknown(fn.tags)) return undecided(fn.tags, '/tags')
    for (const sign of signs)
      if (Object.hasOwn(fn.tags, sign)) return pass('Its tags name the tool that made it.', '/tags')
    return fail('No sign says that code made it.', '/tags')
  },
  examples: {
    pass: [
      { tags: { 'aws:cloudformation:stack-name': 'orders' } },
      { tags: { 'managed-by': 'terraform' } },
    ],
    fail: [{ tags: { team: 'orders' } }],
    unknown: [{ tags: { $unknown: 'denied', detail: 'lambda:ListTags' } }],
  },
})
