import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { pass, fail, notApplicable, undecided } from '../../predicates/judgement.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const category = (action: unknown) => dig(action, 'ActionTypeId.Category')

export default check({
  title: 'Pipeline waits for an approval before its last deployment',
  resource: 'AWS::CodePipeline::Pipeline',
  severity: 'low',
  why: 'A second pair of eyes stops a mistaken or malicious change before it reaches production.',
  fix: {
    text: 'Add a manual approval action before the production deployment.',
    effort: 'S',
    cloudformation:
      'ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: "1" }',
    terraform:
      'action { category = "Approval", owner = "AWS", provider = "Manual", version = "1" }',
  },
  reads: ['Stages'],
  test: (pipeline) => {
    const at = pointer('Stages')
    const stages = list(read(pipeline, 'Stages'))
    if (isUnknown(stages)) return undecided(stages, at)
    let approved = false
    let last: boolean | undefined
    for (const stage of stages) {
      const actions = isUnknown(stage) ? stage : list(dig(stage, 'Actions'))
      if (isUnknown(actions)) return undecided(actions, at)
      const kinds = actions.map(category)
      const doubt = kinds.find(isUnknown)
      if (isUnknown(doubt)) return undecided(doubt, at)
      if (kinds.includes('Approval')) approved = true
      if (kinds.includes('Deploy')) last = approved
    }
    if (last === undefined) return notApplicable('The pipeline does not deploy.', at)
    return last
      ? pass('An approval precedes the last deployment.', at)
      : fail('No approval precedes the last deployment.', at)
  },
  examples: {
    pass: [
      {
        properties: {
          Stages: [
            { Actions: [{ ActionTypeId: { Category: 'Approval' } }] },
            { Actions: [{ ActionTypeId: { Category: 'Deploy' } }] },
          ],
        },
      },
    ],
    fail: [{ properties: { Stages: [{ Actions: [{ ActionTypeId: { Category: 'Deploy' } }] }] } }],
    unknown: [{ properties: { Stages: { $unknown: 'unresolved' } } }],
    notApplicable: [
      { properties: { Stages: [{ Actions: [{ ActionTypeId: { Category: 'Build' } }] }] } },
    ],
  },
})
