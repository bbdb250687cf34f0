import { describe, expect, it } from 'vitest'
import type { Resource } from '../model/resource.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { mergeSnapshots } from './merge-snapshots.ts'

const trail = (properties: Record<string, unknown>): Resource => ({
  type: 'AWS::CloudTrail::Trail',
  id: 'organization',
  arn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization',
  properties,
  tags: {},
  source: { kind: 'aws' },
})

const snapshot = (...resources: Resource[]): Snapshot => ({
  started: '2026-06-01T00:00:00Z',
  ended: '2026-06-01T00:01:00Z',
  sources: [],
  resources,
  gaps: [],
  diagnostics: [],
})

describe('merging snapshots', () => {
  it('keeps what was seen best of a resource that two accounts show', () => {
    const poor = trail({ IsLogging: { $unknown: 'denied' } })
    const rich = trail({ IsLogging: true })
    expect(mergeSnapshots([snapshot(poor), snapshot(rich)], 0).resources).toEqual([rich])
    expect(mergeSnapshots([snapshot(rich), snapshot(poor)], 0).resources).toEqual([rich])
  })

  it('keeps resources of two templates that have the same logical id', () => {
    const inStack = (stack: string): Resource => ({
      ...trail({}),
      stack,
      source: { kind: 'cloudformation', file: stack },
    })
    const parts = [snapshot(inStack('a.yaml')), snapshot(inStack('b.yaml'))]
    expect(mergeSnapshots(parts, 0).resources.length).toBe(2)
  })
})
