import { describe, expect, it } from 'vitest'
import type { Check, Example } from '../../model/check.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { createAccessFacts } from '../access/access-facts.ts'
import { checks } from './checks.generated.ts'
import { indexFacts } from './facts-index.ts'

/** All examples are judged on this day. */
const now = Date.parse('2026-06-01T00:00:00Z')
const account = '111122223333'
const region = 'eu-west-1'

describe.each(checks)('$id', (check) => {
  const groups = [
    ['pass', check.examples.pass],
    ['fail', check.examples.fail],
    ['unknown', check.examples.unknown ?? []],
    ['not-applicable', check.examples.notApplicable ?? []],
  ] as const
  for (const [outcome, examples] of groups)
    for (const [index, example] of examples.entries())
      it(`${outcome} ${example.name ?? index}`, () => {
        const judgement = judge(check, example)
        expect(judgement, judgement.message).toMatchObject({ outcome })
        expect(judgement.reason === undefined).toBe(outcome !== 'unknown')
        for (const p of judgement.pointers) expect(p).toMatch(/^\/(properties|facts|tags|id)/)
      })

  it('has examples of pass, fail and unknown, and a claim as title', () => {
    expect(check.examples.pass.length).toBeGreaterThan(0)
    expect(check.examples.fail.length).toBeGreaterThan(0)
    expect(check.examples.unknown?.length).toBeGreaterThan(0)
    expect(check.title).not.toMatch(/[.?]$|should|must/)
    expect(check.reads.length + (check.relates?.length ?? 0)).toBeGreaterThan(0)
  })

  it('never passes when everything it reads is unknown', () => {
    const properties = Object.fromEntries(
      check.reads.filter((r) => !r.startsWith('facts.')).map((r) => [r, { $unknown: 'denied' }]),
    )
    for (const example of [...check.examples.pass, ...check.examples.fail]) {
      const blinded = {
        ...example,
        properties,
        facts: {},
        tags: {},
        near: [],
        unseen: [...(check.relates ?? []), ...(example.near ?? []).map((r) => r.type)],
      }
      expect(judge(check, blinded).outcome).not.toBe('pass')
    }
  })
})

function judge(check: Check, example: Example) {
  const subject = resource({
    type: check.resource,
    id: example.id ?? 'subject',
    ...withoutNear(example),
  })
  const near = (example.near ?? []).map((r) => resource(r))
  const types = new Set([
    check.resource,
    ...(check.relates ?? []),
    ...(example.near ?? []).map((r) => r.type),
  ])
  const snapshot: Snapshot = {
    started: '2026-06-01T00:00:00Z',
    ended: '2026-06-01T00:00:00Z',
    sources: [
      {
        kind: 'aws',
        name: account,
        account,
        regions: [region],
        collected: [...types].filter((t) => example.unseen?.includes(t) !== true),
      },
    ],
    resources: [subject, ...near],
    gaps: [],
    diagnostics: [],
  }
  return check.test(subject, indexFacts(snapshot, now, createAccessFacts(snapshot)))
}

function withoutNear({ properties, facts, tags, arn, region }: Example): Partial<Resource> {
  return Object.fromEntries(
    Object.entries({ properties, facts, tags, arn, region }).filter(([, v]) => v !== undefined),
  )
}

function resource(literal: Partial<Resource> & Pick<Resource, 'type' | 'id'>): Resource {
  return { account, region, properties: {}, tags: {}, source: { kind: 'aws' }, ...literal }
}
