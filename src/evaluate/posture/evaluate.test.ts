import { describe, expect, it } from 'vitest'
import type { Check } from '../../model/check.ts'
import { accountType, type Resource } from '../../model/resource.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { checks } from './checks.generated.ts'
import { evaluatePosture } from './evaluate.ts'

const now = Date.parse('2026-06-01T00:00:00Z')
const account = '111122223333'

function resource(type: string, id: string, more: Partial<Resource> = {}): Resource {
  return { type, id, account, properties: {}, tags: {}, source: { kind: 'aws' }, ...more }
}

function snapshot(resources: Resource[], more: Partial<Snapshot> = {}): Snapshot {
  return { started: '', ended: '', sources: [], resources, gaps: [], diagnostics: [], ...more }
}

function check(id: string, type: string, test: Check['test']): Check {
  return {
    id,
    title: id,
    resource: type,
    severity: 'low',
    why: '',
    fix: { text: '', effort: 'S' },
    reads: [],
    examples: { pass: [], fail: [] },
    test,
  }
}

const passing = (id: string, type: string) =>
  check(id, type, () => ({ outcome: 'pass', message: 'Good.', pointers: [] }))

describe('evaluatePosture', () => {
  it('judges resources in order, by their checks in order of id', () => {
    const rules = [passing('b-2', 'B'), passing('a', 'A'), passing('b-1', 'B')]
    const { findings } = evaluatePosture(
      snapshot([resource('B', '1'), resource('C', 'x'), resource('A', '2')]),
      rules,
      now,
    )
    expect(findings.map((f) => `${f.resource.id} ${f.check.id}`)).toEqual(['1 b-1', '1 b-2', '2 a'])
  })

  it('turns a crash of a check into unknown and goes on', () => {
    const crash = check('a', 'A', () => {
      throw new TypeError('no such thing')
    })
    const secret: Check = { ...crash, id: 'b', sensitive: true }
    const run = evaluatePosture(
      snapshot([resource('A', '1')]),
      [crash, secret, passing('c', 'A')],
      now,
    )
    expect(run.findings.map((f) => f.outcome)).toEqual(['unknown', 'unknown', 'pass'])
    expect(run.findings[0]).toMatchObject({ reason: 'failed' })
    expect(run.findings[0]?.message).toContain('no such thing')
    expect(run.findings[1]?.message).not.toContain('no such thing')
  })

  it('survives hostile types, names and values in every check', () => {
    const values: unknown[] = [
      null,
      0,
      '',
      'x',
      true,
      [],
      [null],
      {},
      { $unknown: 'nonsense' },
      [[[]]],
    ]
    const hostile = checks.flatMap((c) =>
      values.map((value) =>
        resource(c.resource, '__proto__', {
          properties: Object.fromEntries(c.reads.map((r) => [r, value])),
          facts: Object.fromEntries(
            c.reads.filter((r) => r.startsWith('facts.')).map((r) => [r.slice(6), value]),
          ),
          tags: { constructor: 'x' },
        }),
      ),
    )
    const run = evaluatePosture(snapshot([...hostile, resource('__proto__', 'x')]), checks, now)
    const crashed = run.findings.filter((f) => f.message.startsWith('The check could not read'))
    expect(crashed.map((f) => `${f.check.id}: ${f.message}`)).toEqual([])
  })
})

describe('blind spots', () => {
  const live = { kind: 'aws' as const, name: account, account, collected: ['A'] }
  const gap = {
    source: 'aws' as const,
    operation: 'a:ListA',
    reason: 'denied' as const,
    error: 'AccessDenied',
    types: ['A'],
    hides: true,
  }

  it('name calls that failed, even where some resources were seen', () => {
    const run = evaluatePosture(
      snapshot([resource('A', '1')], { sources: [live], gaps: [gap, { ...gap, hides: false }] }),
      [passing('a', 'A')],
      now,
    )
    expect(run.blind).toMatchObject([{ gap, unknown: { $unknown: 'denied', detail: 'a:ListA' } }])
  })

  it('name types that nobody collected, and account settings of a template', () => {
    const rules = [passing('a', 'A'), passing('b', 'B'), passing('account', accountType)]
    const blind = (s: Snapshot) => evaluatePosture(s, rules, now).blind.map((b) => b.check.id)
    expect(blind(snapshot([], { sources: [live] }))).toEqual(['b', 'account'])
    const template = { kind: 'cloudformation' as const, name: 't.yaml' }
    expect(blind(snapshot([], { sources: [template] }))).toEqual(['account'])
    const declared = resource('B', 'x', { stack: 't.yaml' })
    expect(blind(snapshot([declared], { sources: [live, template] }))).toEqual(['b', 'account'])
  })
})

describe('speed', () => {
  it('judges 100,000 resources with their neighbours in seconds', () => {
    const resources: Resource[] = []
    for (let i = 0; i < 100_000; i++) {
      const type = i % 2 === 0 ? 'AWS::S3::Bucket' : 'AWS::CloudTrail::Trail'
      resources.push(
        resource(type, `r${i}`, { region: 'eu-west-1', properties: { S3BucketName: `r${i - 1}` } }),
      )
    }
    const joins = check('joins', 'AWS::S3::Bucket', (bucket, facts) => {
      const near = facts.inRegion('AWS::CloudTrail::Trail', bucket).length
      const trails = facts.referring('AWS::CloudTrail::Trail', 'S3BucketName', bucket).length
      facts.seen('AWS::CloudTrail::Trail', bucket)
      return { outcome: near > 0 && trails === 1 ? 'pass' : 'fail', message: '', pointers: [] }
    })
    const started = performance.now()
    const { findings } = evaluatePosture(snapshot(resources), [joins], now)
    expect(performance.now() - started).toBeLessThan(4_000)
    expect(findings.every((f) => f.outcome === 'pass')).toBe(true)
  })
})
