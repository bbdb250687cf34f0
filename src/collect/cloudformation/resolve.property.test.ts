import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLocatedJson } from '../../lib/located-json.ts'
import { canonicalise } from '../canonical/canonicalise.ts'
import { intrinsics } from './intrinsics.ts'
import { parseTemplate } from './parse-template.ts'
import { parseYaml } from './parse-yaml.ts'
import { Report } from './report.ts'
import { readStack } from './stack-unit.ts'

const keys = [
  ...intrinsics.keys(),
  'Condition',
  'Fn::ForEach::X',
  'Fn::Transform',
  '__proto__',
  '$unknown',
  'A',
]
const names = ['A', 'B', 'AWS::NoValue', 'AWS::Region', '${A}', '${B.C}', 'Type', '']
const types = [
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::IAM::Policy',
  'AWS::Lambda::Permission',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::CloudFront::Distribution',
  'AWS::Serverless::Function',
  'AWS::Serverless::Api',
  'AWS::EC2::Instance',
  'AWS::CloudTrail::Trail',
]
const properties = [
  'Bucket',
  'PolicyDocument',
  'Roles',
  'GroupId',
  'FunctionName',
  'Tags',
  'Policies',
  'SecurityGroupIngress',
  'BlockDeviceMappings',
  'DistributionConfig',
  'Environment',
  'Principal',
]

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(fc.constantFrom(...names), fc.integer(), fc.boolean(), fc.constant(null), fc.string()),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 2 }),
  ),
}))

const template = fc.record({
  Parameters: fc.dictionary(fc.constantFrom('A', 'P'), tree, { maxKeys: 2 }),
  Conditions: fc.dictionary(fc.constantFrom('A', 'B'), tree, { maxKeys: 2 }),
  Mappings: tree,
  Transform: tree,
  Globals: tree,
  Resources: fc.dictionary(
    fc.constantFrom('A', 'B', 'C', 'Fn::ForEach::X', '__proto__'),
    fc.oneof(
      tree,
      fc.record({
        Type: fc.constantFrom(...types),
        Condition: fc.constantFrom('A', 'B'),
        Properties: fc.oneof(
          tree,
          fc.dictionary(fc.constantFrom(...properties), tree, { maxKeys: 6 }),
        ),
      }),
    ),
    { maxKeys: 4 },
  ),
})

test('reading any JSON as a template never throws and never makes an unknown disappear into a crash', async () => {
  await fc.assert(
    fc.asyncProperty(template, async (root) => {
      const { template: read } = await parseTemplate('t.json', JSON.stringify(root))
      if (read === undefined) return
      const report = new Report()
      const outside = new WeakSet<never>()
      const undecided = new Map<string, string>()
      const budget = { values: 1_000 }
      const stacking = {
        root: 't.json',
        maxBytes: 1000,
        report,
        outside,
        undecided,
        files: 0,
        budget,
      }
      const unit = await readStack(read, () => ({}), '', ['t.json'], stacking)
      const source = { kind: 'cloudformation' } as const
      const resources = canonicalise(unit.resources, { stack: 't.json', source })
      expect(JSON.parse(JSON.stringify(resources))).toBeDefined()
    }),
    { numRuns: 500 },
  )
})

test('the JSON reader agrees with JSON.parse on everything', () => {
  const ignore = () => {}
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.json().map((s) => s.slice(0, -1)),
      ),
      (text) => {
        let expected: unknown
        try {
          expected = { value: JSON.parse(text) }
        } catch {
          expected = undefined
        }
        const read = parseLocatedJson(text, ignore, 200)
        if (expected === undefined) expect(read).toHaveProperty('problem')
        else expect({ value: 'value' in read ? read.value : read }).toEqual(expected)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('reading any text as YAML never throws', () => {
  const part = fc.constantFrom(
    'a: ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '&x ',
    '*x',
    '!Sub ',
    '!Ref ',
    '|',
    '>',
    '\n',
    '  ',
    '"',
    "'",
    '#',
    '? ',
    ': ',
    '<<: ',
    '---',
    '%',
    '\t',
    'é',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      expect(parseYaml(parts.join(''), () => {})).toBeDefined()
    }),
    { numRuns: 2_000 },
  )
})
