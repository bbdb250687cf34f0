import { expect, test } from 'vitest'
import { checks } from '../evaluate/posture/checks.generated.ts'
import type { Resource } from '../model/resource.ts'
import { unjudgedTypes } from './unjudged-types.ts'

const made = (type: string, kind: 'cloudformation' | 'terraform' = 'cloudformation'): Resource => ({
  type,
  id: 'A',
  properties: {},
  tags: {},
  source: { kind, file: 't.yaml', line: 7 },
})

test('Types that no check judges are told once, with the first place.', () => {
  const resources = ['AWS::S3::Bucket', 'AWS::Wonder::Land', 'AWS::Wonder::Land', 'Custom::Thing']
  expect(
    unjudgedTypes(
      resources.map((type) => made(type)),
      checks,
    ),
  ).toMatchObject([
    {
      severity: 'note',
      message: 'No check judges AWS::Wonder::Land, Custom::Thing; 3 resources are not reviewed.',
      help: 'docs/reference/checks.md lists the types that are judged.',
      where: { file: 't.yaml', line: 7 },
    },
  ])
})

test('A mistyped type gets the one that was meant, of the same service.', () => {
  expect(unjudgedTypes([made('AWS::S3::Bukcet'), made('AWS::IAM::Rol')], checks)).toMatchObject([
    { help: 'Did you mean AWS::S3::Bucket, AWS::IAM::Role?' },
  ])
})

test('What checks judge or look at, nested stacks and plans are no news.', () => {
  const silent = ['AWS::S3::Bucket', 'AWS::EC2::RouteTable', 'AWS::CloudFormation::Stack']
  expect(
    unjudgedTypes(
      silent.map((type) => made(type)),
      checks,
    ),
  ).toEqual([])
  expect(unjudgedTypes([made('AWS::Wonder::Land', 'terraform')], checks)).toEqual([])
})
