import { describe, expect, test } from 'vitest'
import { parseTemplate } from './parse-template.ts'
import { Report } from './report.ts'
import { noValue } from './resolver.ts'
import { Scope } from './scope.ts'
import { own } from './template.ts'

const around = `
Parameters:
  Text: { Type: String, Default: hello }
  Empty: { Type: String, Default: '' }
  Given: { Type: String }
  Missing: { Type: String }
  Count: { Type: Number, Default: 3 }
  Names: { Type: CommaDelimitedList, Default: 'a, b,c' }
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' }
  Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /image }
  Secret: { Type: String, NoEcho: true }
  Weak: { Type: String, NoEcho: 'true', Default: changeme }
Mappings:
  Sizes:
    prod: { Type: m5.large, Zones: [a, b] }
    012345678901: { Type: t3.micro }
    bad: { Type: !FindInMap [Sizes, bad, Type] }
Conditions:
  Yes: !Equals [!Ref Text, hello]
  No: !Not [!Condition Yes]
  Open: !Equals [!Ref Missing, x]
  Region: !Equals [!Ref 'AWS::Region', eu-west-1]
  Number: !Equals [3, '3']
  Both: !And [!Condition Yes, !Condition No]
  Either: !Or [!Condition Open, !Condition Yes]
  Perhaps: !Or [!Condition Open, !Condition No]
  Never: !And [!Condition Open, !Condition No]
  Loop: !Not [!Condition Pool]
  Pool: !Not [!Condition Loop]
  Lists: !Equals [!Ref Names, 'a,b,c']
Resources:
  Bucket: { Type: 'AWS::S3::Bucket' }
  Nested: { Type: 'AWS::CloudFormation::Stack' }
Value: `

const unresolved = (detail?: string) =>
  detail === undefined
    ? expect.objectContaining({ $unknown: 'unresolved' })
    : { $unknown: 'unresolved', detail }

async function evaluate(fragment: string, place: object = {}): Promise<unknown> {
  const { template, diagnostics } = await parseTemplate('t.yaml', `${around}${fragment}\n`)
  if (template === undefined) throw new Error(JSON.stringify(diagnostics))
  const scope = new Scope(template, {
    ...place,
    parameters: () => ({ Given: 'from-user', Secret: 's3cret' }),
    prefix: '',
    resources: new Set(['Bucket', 'Nested']),
    output: () => undefined,
    report: new Report().add,
    outside: new WeakSet(),
    budget: { values: 1_000 },
  })
  return scope.resolve(own(template.root, 'Value'))
}

const rows: readonly (readonly [string, unknown])[] = [
  // Ref
  ['!Ref Text', 'hello'],
  ['{ Ref: Text }', 'hello'],
  ['{ "Ref": "Given" }', 'from-user'],
  ['!Ref Bucket', '${Bucket}'],
  ['!Ref Missing', unresolved('Ref Missing has no default')],
  ['!Ref Nowhere', unresolved('there is no Nowhere')],
  ['!Ref Count', 3],
  ['!Ref Names', ['a', 'b', 'c']],
  ['!Ref Subnets', unresolved('Ref Subnets has no default')],
  ['!Ref Image', unresolved('Ref Image is read from Systems Manager')],
  ['!Ref Secret', unresolved('Ref Secret is NoEcho')],
  ['!Ref Weak', 'changeme'],
  ['{ Ref: [a] }', unresolved('Ref is not given a name')],
  // Pseudo parameters
  ['!Ref AWS::Region', '${AWS::Region}'],
  ['!Ref AWS::AccountId', '${AWS::AccountId}'],
  ['!Ref AWS::Partition', '${AWS::Partition}'],
  ['!Ref AWS::URLSuffix', 'amazonaws.com'],
  ['!Ref AWS::StackName', '${AWS::StackName}'],
  ['{ a: !Ref AWS::NoValue, b: 1 }', { b: 1 }],
  ['[1, !Ref "AWS::NoValue", 2]', [1, 2]],
  ['!Ref AWS::NoValue', noValue],
  // GetAtt
  ['!GetAtt Bucket.Arn', '${Bucket.Arn}'],
  ['!GetAtt [Bucket, Arn]', '${Bucket.Arn}'],
  ['{ "Fn::GetAtt": ["Bucket", "Arn"] }', '${Bucket.Arn}'],
  ['!GetAtt Nested.Outputs.Key', '${Nested.Outputs.Key}'],
  ['!GetAtt Nowhere.Arn', unresolved('there is no Nowhere')],
  ['!GetAtt Bucket', unresolved()],
  ['!GetAtt [Bucket, !Ref Text]', '${Bucket.hello}'],
  // Sub
  ['!Sub "x-${Text}-${AWS::Region}"', 'x-hello-${AWS::Region}'],
  ['!Sub "${Bucket.Arn}/*"', '${Bucket.Arn}/*'],
  ['!Sub ["${a}-${Text}", { a: !Ref Given }]', 'from-user-hello'],
  ['!Sub "${!aws:username}/${Text}"', '${aws:username}/hello'],
  ['!Sub "${Missing}!"', unresolved('Ref Missing has no default (?!)')],
  ['!Sub "${Missing}"', unresolved('Ref Missing has no default')],
  ['!Sub "${Count}"', '3'],
  ['!Sub "${Names}"', unresolved()],
  ['!Sub "open ${"', 'open ${'],
  ['{ "Fn::Sub": "plain" }', 'plain'],
  ['!Sub [1]', unresolved()],
  // Join, Split, Select
  ['!Join ["-", [a, !Ref Text, 1]]', 'a-hello-1'],
  ['!Join [",", !Ref Names]', 'a,b,c'],
  ['!Join ["", [a, !Ref Missing]]', unresolved('Ref Missing has no default (a?)')],
  ['!Join [":", [a, !Ref "AWS::NoValue"]]', 'a'],
  ['!Join oops', unresolved()],
  ['!Split [",", "a,b"]', ['a', 'b']],
  ['!Split ["-", !Ref "AWS::StackName"]', unresolved()],
  ['!Select [1, [a, b]]', 'b'],
  ['!Select ["0", !Split [".", "x.y"]]', 'x'],
  ['!Select [9, [a, b]]', unresolved('Fn::Select finds nothing at 9')],
  ['!Select [0, !GetAZs ""]', unresolved()],
  // FindInMap
  ['!FindInMap [Sizes, prod, Type]', 'm5.large'],
  ['!FindInMap [Sizes, prod, Zones]', ['a', 'b']],
  ['!FindInMap [Sizes, "012345678901", Type]', 't3.micro'],
  ['!FindInMap [Sizes, dev, Type]', unresolved('Fn::FindInMap finds no Sizes.dev.Type')],
  ['!FindInMap [Sizes, dev, Type, { DefaultValue: t3.nano }]', 't3.nano'],
  ['!FindInMap [Sizes, !Ref "AWS::Region", Type]', unresolved()],
  ['!FindInMap [Sizes, bad, Type]', unresolved('a mapping may hold only texts and lists')],
  // If and conditions
  ['!If [Yes, a, b]', 'a'],
  ['!If [No, a, b]', 'b'],
  ['!If [Open, a, b]', unresolved('Fn::If Open cannot be decided')],
  ['!If [Open, a, a]', 'a'],
  ['!If [Region, a, b]', unresolved()],
  ['!If [Number, a, b]', 'a'],
  ['!If [Both, a, b]', 'b'],
  ['!If [Either, a, b]', 'a'],
  ['!If [Perhaps, a, b]', unresolved()],
  ['!If [Never, a, b]', 'b'],
  ['!If [Loop, a, b]', unresolved()],
  ['!If [Lists, a, b]', 'a'],
  ['!If [Nowhere, a, b]', unresolved()],
  ['{ k: !If [No, 1, !Ref "AWS::NoValue"] }', {}],
  ['{ Condition: { Bool: { x: y } } }', { Condition: { Bool: { x: 'y' } } }],
  ['!Equals [a, a]', true],
  // The rest
  ['!Base64 hi', 'aGk='],
  ['!Cidr [10.0.0.0/16, 2, 8]', ['10.0.0.0/24', '10.0.1.0/24']],
  ['!Cidr [192.0.2.128/25, 2, "6"]', ['192.0.2.128/26', '192.0.2.192/26']],
  ['!Cidr [!GetAtt Bucket.Cidr, 2, 8]', unresolved()],
  ['!Cidr [10.0.0.0/24, 256, 8]', unresolved('Fn::Cidr does not fit its block')],
  ['!ImportValue Shared', unresolved('Fn::ImportValue Shared')],
  ['{ "Fn::ToJsonString": { a: !Ref Text } }', '{"a":"hello"}'],
  ['{ "Fn::ToJsonString": [!Ref Missing] }', unresolved('Ref Missing has no default')],
  ['{ "Fn::Length": !Ref Names }', 3],
  ['!Transform { Name: X }', { $unknown: 'unsupported', detail: 'Fn::Transform' }],
  ['{ "Fn::Strange": 1 }', { $unknown: 'unsupported', detail: 'Fn::Strange' }],
  [
    '"{{resolve:secretsmanager:db:SecretString:password}}"',
    '{{resolve:secretsmanager:db:SecretString:password}}',
  ],
  ['{ $unknown: denied }', unresolved()],
  ['{ "Fn::ForEach::N": [X, !Ref Names, { "K${X}": !Ref X }] }', { Ka: 'a', Kb: 'b', Kc: 'c' }],
  ['{ "Fn::ForEach::N": [X, [p.q], { "K&{X}": "${X}" }] }', { Kpq: 'p.q' }],
  ['{ "Fn::ForEach::N": [X, !Ref Subnets, { "K${X}": 1 }] }', unresolved()],
  ['012', '012'],
  ['123456789012345678901', '123456789012345678901'],
  ['yes', 'yes'],
  ['2012-10-17', '2012-10-17'],
  ['&x [1]', [1]],
  ['{ <<: { a: 1, b: 1 }, b: 2 }', { a: 1, b: 2 }],
]

/** A text that begets ten of itself on each level. */
function bomb(levels: number, leaf: string): unknown {
  const text = '${a}'.repeat(10)
  return levels === 0 ? leaf : { 'Fn::Sub': [text, { a: bomb(levels - 1, leaf) }] }
}

describe('intrinsics', () => {
  test.each(['', 'x'.repeat(1000)])('nested texts take no exponential time: %#', async (leaf) => {
    const start = performance.now()
    const value = await evaluate(JSON.stringify(bomb(60, leaf)))
    expect(value).toEqual(leaf === '' ? '' : unresolved())
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  test('all texts of a template together take bounded memory', async () => {
    const long = `{ 'Fn::Join': ['', [${'!Ref Text,'.repeat(1_000)}]] }`
    const values = (await evaluate(`[${`${long},`.repeat(50)}]`)) as readonly unknown[]
    expect(values[0]).toBe('hello'.repeat(1_000))
    expect(values.at(-1)).toEqual(unresolved('Fn::Join gives too long a text'))
  })

  test.each(rows)('%s', async (fragment, expected) => {
    expect(await evaluate(fragment)).toEqual(expected)
  })

  test.each([
    ['!Ref AWS::Region', 'cn-north-1'],
    ['!Ref AWS::AccountId', '111122223333'],
    ['!Ref AWS::Partition', 'aws-cn'],
    ['!Ref AWS::URLSuffix', 'amazonaws.com.cn'],
    ['!If [Region, a, b]', 'b'],
  ])('%s where the place is known', async (fragment, expected) => {
    const place = { account: '111122223333', region: 'cn-north-1' }
    expect(await evaluate(fragment, place)).toEqual(expected)
  })
})
