import { describe, expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import type { Snapshot } from '../../../model/snapshot.ts'
import { unknown } from '../../../model/unknown.ts'
import { indexFacts } from '../facts-index.ts'
import { hasSome, someAround, someOf } from './related.ts'

const type = 'AWS::CloudTrail::Trail'
const account = '111122223333'
const messages = { pass: 'There is one.', fail: 'There is none.' }

function trail(id: string, more: Partial<Resource> = {}): Resource {
  return { type, id, account, properties: {}, tags: {}, source: { kind: 'aws' }, ...more }
}

function facts(resources: Resource[], collected: string[] = [type]) {
  const sources: Snapshot['sources'] = [{ kind: 'aws', name: account, account, collected }]
  return indexFacts({ started: '', ended: '', sources, resources, gaps: [], diagnostics: [] }, 0)
}

const near = trail('near', { type: 'AWS::::Account' })
const denied = unknown('denied')

describe('hasSome', () => {
  it('passes when one satisfies, even beside unknown ones and unseen parts', () => {
    const world = facts([trail('a'), trail('b')], [])
    const judgement = hasSome(near, world, type, (t) => (t.id === 'b' ? true : denied), messages)
    expect(judgement).toMatchObject({ outcome: 'pass', message: 'There is one.' })
  })

  it('fails only where the absence is knowledge', () => {
    expect(hasSome(near, facts([]), type, () => true, messages).outcome).toBe('fail')
    expect(hasSome(near, facts([], []), type, () => true, messages)).toMatchObject({
      outcome: 'unknown',
      reason: 'not-collected',
    })
    expect(hasSome(near, facts([trail('a')]), type, () => denied, messages)).toMatchObject({
      outcome: 'unknown',
      reason: 'denied',
    })
  })

  it('never fails in a template', () => {
    const declared = { ...near, stack: 's' }
    expect(someAround(declared, facts([]), type, () => true)).toHaveProperty('$unknown')
  })

  it('looks in the Region of its subject', () => {
    const far = trail('far', { region: 'us-east-1' })
    const here = { ...near, region: 'eu-west-1' }
    expect(someAround(here, facts([far]), type, () => true)).toBe(false)
    expect(someAround(near, facts([far]), type, () => true)).toBe(true)
  })
})

it('someOf of nothing is false', () => {
  expect(someOf([], () => true)).toBe(false)
})
