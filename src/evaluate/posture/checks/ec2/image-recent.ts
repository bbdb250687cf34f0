import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { daysSince } from '../../predicates/age.ts'
import { undecided, decide } from '../../predicates/judgement.ts'
import { fact, factPointer } from '../../predicates/value.ts'

export default check({
  title: 'Image is younger than 180 days',
  resource: 'AWS::EC2::Image',
  severity: 'low',
  why: 'Instances launched from an old image start with every vulnerability found since it was built.',
  fix: {
    text: 'Rebuild the image from a current base, roll it out and deregister the old one.',
    effort: 'M',
    cli: 'aws imagebuilder start-image-pipeline-execution --image-pipeline-arn PIPELINE',
  },
  reads: ['facts.CreatedAt'],
  test: (image, facts) => {
    const created = fact(image, 'CreatedAt')
    const days = daysSince(created, facts.now)
    const at = factPointer('CreatedAt')
    if (days === undefined)
      return undecided(
        isUnknown(created) ? created : unknown('unresolved', 'the date of the image'),
        at,
      )
    return decide(
      days < 180,
      { pass: 'The image is younger than 180 days.', fail: 'The image is older than 180 days.' },
      at,
    )
  },
  examples: {
    pass: [{ facts: { CreatedAt: '2026-05-01T00:00:00Z' } }],
    fail: [{ facts: { CreatedAt: '2024-05-01T00:00:00Z' } }],
    unknown: [{ name: 'before deployment', properties: {} }],
  },
})
