import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'File system policy admits named principals only',
  resource: 'AWS::EFS::FileSystem',
  severity: 'high',
  exposure: 'public',
  why: 'Whoever reaches a mount target could read and write every file.',
  fix: {
    text: 'Name the principals, or admit only clients that come through a mount target.',
    effort: 'S',
    cli: 'aws efs put-file-system-policy --file-system-id FS --policy file://POLICY.json',
  },
  reads: ['FileSystemPolicy'],
  test: (system) =>
    decide(
      not(isPublic(read(system, 'FileSystemPolicy'))),
      { pass: 'The policy admits no one in general.', fail: 'The policy admits anyone.' },
      pointer('FileSystemPolicy'),
    ),
  examples: {
    pass: [
      { name: 'without a policy', properties: {} },
      {
        properties: {
          FileSystemPolicy: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: '*' },
                Action: 'elasticfilesystem:ClientMount',
                Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
              },
            ],
          },
        },
      },
    ],
    fail: [
      {
        properties: {
          FileSystemPolicy: {
            Statement: [
              { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'elasticfilesystem:*' },
            ],
          },
        },
      },
    ],
    unknown: [{ properties: { FileSystemPolicy: { $unknown: 'denied' } } }],
  },
})
