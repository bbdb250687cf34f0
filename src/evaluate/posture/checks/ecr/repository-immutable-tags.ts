import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Repository tags cannot be moved to another image',
  resource: 'AWS::ECR::Repository',
  severity: 'medium',
  why: 'With movable tags the image that was reviewed need not be the image that is deployed.',
  fix: {
    text: 'Make tags immutable and deploy by digest or version.',
    effort: 'S',
    cli: 'aws ecr put-image-tag-mutability --repository-name REPOSITORY --image-tag-mutability IMMUTABLE',
    cloudformation: 'ImageTagMutability: IMMUTABLE',
    terraform: 'image_tag_mutability = "IMMUTABLE"',
  },
  reads: ['ImageTagMutability'],
  test: (repository) =>
    satisfies(
      repository,
      'ImageTagMutability',
      (v) => typeof v === 'string' && v.startsWith('IMMUTABLE'),
      {
        pass: 'Tags are immutable.',
        fail: 'Tags can be moved.',
      },
    ),
  examples: {
    pass: [{ properties: { ImageTagMutability: 'IMMUTABLE' } }],
    fail: [{ properties: { ImageTagMutability: 'MUTABLE' } }, { properties: {} }],
    unknown: [{ properties: { ImageTagMutability: { $unknown: 'unresolved' } } }],
  },
})
