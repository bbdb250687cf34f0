import { describe, expect, it } from 'vitest'
import type { Gap } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot, Source } from '../../model/snapshot.ts'
import { indexFacts } from './facts-index.ts'

const bucketType = 'AWS::S3::Bucket'
const trailType = 'AWS::CloudTrail::Trail'
const groupType = 'AWS::Logs::LogGroup'
const a = '111122223333'
const b = '444455556666'

function live(type: string, id: string, more: Partial<Resource> = {}): Resource {
  const region = 'eu-west-1'
  return {
    type,
    id,
    account: a,
    region,
    properties: {},
    tags: {},
    source: { kind: 'aws' },
    ...more,
  }
}

function declared(type: string, id: string, stack: string, properties = {}): Resource {
  return { type, id, stack, properties, tags: {}, source: { kind: 'cloudformation' } }
}

function facts(resources: Resource[], gaps: Gap[] = [], sources: Source[] = []) {
  const snapshot: Snapshot = {
    started: '',
    ended: '',
    sources,
    resources,
    gaps,
    diagnostics: [],
  }
  return indexFacts(snapshot, 0)
}

describe('find', () => {
  it('resolves symbolic references in the own stack only', () => {
    const one = declared(bucketType, 'Logs', 'one.yaml')
    const two = declared(bucketType, 'Logs', 'two.yaml')
    const trail = declared(trailType, 'Trail', 'two.yaml')
    const world = facts([one, two, trail])
    for (const reference of ['${Logs}', '${Logs.Arn}', 'arn:${AWS::Partition}:s3:::${Logs}/*'])
      expect(world.find(bucketType, reference, trail)).toBe(two)
    expect(world.find(bucketType, '${Missing}', trail)).toBeUndefined()
    expect(world.find(bucketType, 'Logs', trail)).toBeUndefined()
    expect(world.find(bucketType, '${Logs}', live(trailType, 't'))).toBeUndefined()
  })

  it('resolves inside nested stacks and modules', () => {
    const nested = declared(bucketType, 'Outer/Logs', 's')
    const module = declared(bucketType, 'module.m.aws_s3_bucket.logs', 's')
    const world = facts([nested, module])
    expect(world.find(bucketType, '${Logs.Arn}', declared(trailType, 'Outer/T', 's'))).toBe(nested)
    const near = declared(trailType, 'module.m.aws_cloudtrail.t', 's')
    expect(world.find(bucketType, '${aws_s3_bucket.logs.arn}', near)).toBe(module)
    expect(world.find(bucketType, '${aws_s3_bucket.logs[0].id}', near)).toBeUndefined()
  })

  it('resolves ids, names and ARNs, the own Region and account first', () => {
    const arn = 'arn:aws:logs:us-east-1:444455556666:log-group:g'
    const other = live(groupType, 'g', { account: b, region: 'us-east-1', arn })
    const far = live(groupType, 'g', { region: 'us-east-1' })
    const here = live(groupType, 'g')
    const near = live(trailType, 't')
    expect(facts([other, far, here]).find(groupType, 'g', near)).toBe(here)
    expect(facts([other, far]).find(groupType, 'g', near)).toBeUndefined()
    expect(facts([other]).find(groupType, 'g', near)).toBeUndefined()
    expect(facts([other]).find(groupType, arn, near)).toBe(other)
    const named = live(groupType, 'id', { name: 'called' })
    expect(facts([named]).find(groupType, 'called', near)).toBe(named)
  })

  it('crosses accounts for what is unique there', () => {
    const bucket = live(bucketType, 'central-logs', { account: b })
    const vpc = live('AWS::EC2::VPC', 'vpc-0123456789abcdef0', { account: b })
    const world = facts([bucket, vpc])
    expect(world.find(bucketType, 'central-logs', live(trailType, 't'))).toBe(bucket)
    expect(world.find('AWS::EC2::VPC', vpc.id, live(trailType, 't'))).toBe(vpc)
  })

  it('never takes a declared resource for a live one', () => {
    const template = { ...declared(bucketType, 'Logs', 's'), name: 'central-logs' }
    const world = facts([template])
    expect(world.find(bucketType, 'central-logs', live(trailType, 't'))).toBeUndefined()
    expect(world.find(bucketType, 'central-logs', declared(trailType, 'T', 'x'))).toBe(template)
  })

  it('takes hostile references as text', () => {
    const world = facts([live(bucketType, '__proto__')])
    const near = declared(trailType, '__proto__', '__proto__')
    for (const reference of [
      undefined,
      null,
      7,
      {},
      '',
      '${',
      '${}',
      '${.}',
      '${..}',
      '${a'.repeat(9_999),
    ])
      expect(world.find(bucketType, reference, near)).toBeUndefined()
    expect(world.find('constructor', 'toString', near)).toBeUndefined()
    expect(world.find(bucketType, '__proto__', near)?.id).toBe('__proto__')
    expect(world.find(bucketType, `\${${'a.'.repeat(100_000)}}`, near)).toBeUndefined()
  })
})

describe('all, inRegion and everywhere', () => {
  const here = live(groupType, 'here')
  const far = live(groupType, 'far', { region: 'us-east-1' })
  const { region: _, ...global } = live(groupType, 'global')
  const foreign = live(groupType, 'foreign', { account: b })
  const template = declared(groupType, 'Group', 's')
  const world = facts([here, far, global, foreign, template])

  it('see the account, the Region in it, or everything', () => {
    expect(world.all(groupType, here)).toEqual([here, far, global])
    expect(world.inRegion(groupType, here)).toEqual([here, global])
    expect(world.inRegion(groupType, global)).toEqual([here, far, global])
    expect(world.everywhere(groupType)).toHaveLength(5)
    expect(world.all('__proto__', here)).toEqual([])
  })

  it('see the own stack only from a template', () => {
    expect(world.all(groupType, template)).toEqual([template])
  })
})

describe('referring', () => {
  const bucket = live(bucketType, 'logs', { arn: 'arn:aws:s3:::logs' })
  const trail = (id: string, property: unknown, more: Partial<Resource> = {}) =>
    live(trailType, id, { properties: { S3BucketName: property }, ...more })

  it('joins by id and by ARN, in lists, across accounts and Regions, in order', () => {
    const byName = trail('1', 'logs')
    const byArn = trail('2', ['arn:aws:s3:::logs', 'logs'], { account: b, region: 'us-east-1' })
    const other = trail('3', 'elsewhere')
    const unreadable = trail('4', { $unknown: 'denied' })
    const world = facts([bucket, byName, other, byArn, unreadable])
    expect(world.referring(trailType, 'S3BucketName', bucket)).toEqual([byName, byArn])
    expect(world.referring(trailType, '__proto__', bucket)).toEqual([])
  })

  it('keeps targets of different types apart', () => {
    const group = live(groupType, 'logs')
    const world = facts([bucket, group, trail('1', 'logs')])
    expect(world.referring(trailType, 'S3BucketName', bucket)).toHaveLength(1)
    expect(world.referring(trailType, 'S3BucketName', group)).toHaveLength(1)
  })

  it('joins in a template by symbol', () => {
    const target = declared(bucketType, 'Logs', 's')
    const from = declared(trailType, 'T', 's', { S3BucketName: '${Logs}' })
    const stranger = declared(trailType, 'T', 'other', { S3BucketName: '${Logs}' })
    const world = facts([target, from, stranger])
    expect(world.referring(trailType, 'S3BucketName', target)).toEqual([from])
  })
})

describe('seen', () => {
  const source: Source = { kind: 'aws', name: a, account: a, collected: [trailType] }
  const gap: Gap = {
    source: 'aws',
    operation: 'cloudtrail:DescribeTrails',
    account: a,
    region: 'eu-west-1',
    reason: 'denied',
    error: 'AccessDenied',
    types: [trailType],
    hides: true,
  }
  const near = live(bucketType, 'x')

  it('is knowledge where a source listed the type to the end', () => {
    expect(facts([], [], [source]).seen(trailType, near)).toBe(true)
    expect(facts([], [], [source]).seen(groupType, near)).toHaveProperty(
      '$unknown',
      'not-collected',
    )
    const other = live(bucketType, 'x', { account: b })
    expect(facts([], [], [source]).seen(trailType, other)).toHaveProperty('$unknown')
  })

  it('is a gap where a listing failed, in that account and Region', () => {
    const world = facts([], [gap], [source])
    expect(world.seen(trailType, near)).toEqual({
      $unknown: 'denied',
      detail: 'cloudtrail:DescribeTrails',
    })
    expect(world.seen(trailType, live(bucketType, 'x', { region: 'us-east-1' }))).toBe(true)
    const { region: _, ...global } = near
    expect(world.seen(trailType, global)).toHaveProperty('$unknown', 'denied')
  })

  it('is not disturbed by gaps in details, or in a template beside', () => {
    const detail = { ...gap, hides: false }
    const file = { ...gap, source: 'terraform' as const }
    expect(facts([], [detail, file], [source]).seen(trailType, near)).toBe(true)
  })

  it('is never knowledge in a template', () => {
    const template = declared(bucketType, 'B', 's')
    expect(facts([], [], [source]).seen(trailType, template)).toHaveProperty('$unknown')
  })
})
