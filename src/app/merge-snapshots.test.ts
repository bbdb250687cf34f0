import { describe, expect, it } from 'vitest'
import type { Gap } from '../model/gap.ts'
import { accountType, type Resource } from '../model/resource.ts'
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

  describe('of an organization', () => {
    const unseen = (account: string, ...types: string[]): Gap => ({
      source: 'aws',
      operation: 'organizations:ListRoots',
      account,
      reason: 'denied',
      error: 'AccessDeniedException',
      types,
      hides: true,
    })
    const policies = 'AWS::Organizations::Policy'
    const account = (id: string): Snapshot => ({
      ...snapshot({
        ...trail({ OrganizationId: 'o-1' }),
        type: accountType,
        id,
        arn: id,
        account: id,
      }),
      gaps: [unseen(id, policies), unseen(id, 'AWS::S3::Bucket')],
    })
    const member = account('111122223333')
    const managing = account('444455556666')
    const organization: Resource = {
      ...trail({}),
      type: 'AWS::Organizations::Organization',
      id: 'o-1',
      arn: 'arn:aws:organizations::444455556666:organization/o-1',
      account: '444455556666',
    }

    it('what a member could not see is no gap when its management account was read', () => {
      const parts = [member, managing, snapshot(organization)]
      expect(mergeSnapshots(parts, 0).gaps).toEqual([
        unseen('111122223333', 'AWS::S3::Bucket'),
        unseen('444455556666', policies),
        unseen('444455556666', 'AWS::S3::Bucket'),
      ])
    })

    it('it stays a gap when nobody saw that organization', () => {
      const another = { ...organization, id: 'o-2' }
      expect(mergeSnapshots([member, managing], 0).gaps).toHaveLength(4)
      expect(mergeSnapshots([member, snapshot(another)], 0).gaps).toHaveLength(2)
    })
  })
})
