import { describe, expect, test } from 'vitest'
import { accountType, type Resource } from '../model/resource.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { Workload } from '../model/workload.ts'
import { selectFindings, selectResources } from './select-resources.ts'

const resource = (id: string, extra: Partial<Resource> = {}): Resource => ({
  type: 'AWS::S3::Bucket',
  id,
  account: '111122223333',
  region: 'eu-west-1',
  properties: {},
  tags: {},
  source: { kind: 'aws' },
  ...extra,
})

const workload = (extra: Partial<Workload> = {}): Workload => ({
  name: 'Pay',
  environment: 'production',
  accounts: [],
  regions: [],
  ...extra,
})

function snapshot(...resources: Resource[]): Snapshot {
  return { started: '', ended: '', sources: [], resources, gaps: [], diagnostics: [] }
}

const kept = (given: Workload, ...resources: Resource[]) =>
  selectResources(snapshot(...resources), given).resources.map((r) => r.id)

describe('selectResources', () => {
  test('without limits keeps everything, even the same snapshot', () => {
    const all = snapshot(resource('a'), resource('b', { account: '444455556666' }))
    expect(selectResources(all, workload())).toBe(all)
  })

  test('keeps listed accounts and Regions, and what has none', () => {
    const { account: _, region: __, ...bare } = resource('bare')
    expect(
      kept(
        workload({ accounts: ['111122223333'], regions: ['eu-west-1'] }),
        resource('in'),
        resource('other-account', { account: '444455556666' }),
        resource('other-region', { region: 'us-east-1' }),
        resource('symbolic', { account: '${AWS::AccountId}', region: '${AWS::Region}' }),
        bare,
      ),
    ).toEqual(['in', 'symbolic', 'bare'])
  })

  test('keeps global services whatever Region they were read from', () => {
    expect(
      kept(
        workload({ regions: ['eu-west-1'] }),
        resource('site', { type: 'AWS::CloudFront::Distribution', region: 'us-east-1' }),
        resource('role', { type: 'AWS::IAM::Role', region: 'us-east-1' }),
      ),
    ).toEqual(['site', 'role'])
  })

  test('selectors ask for every tag, with globs, and for one of the stacks', () => {
    const selectors = { tags: { app: 'pay', env: 'prod-*' }, stacks: ['pay-*'] }
    const tags = { app: 'pay', env: 'prod-1' }
    expect(
      kept(
        workload({ selectors }),
        resource('stack', { tags, stack: 'pay-api' }),
        resource('tagged', { tags: { ...tags, 'aws:cloudformation:stack-name': 'pay-db' } }),
        resource('no-stack', { tags }),
        resource('other-tag', { tags: { app: 'pay', env: 'dev' }, stack: 'pay-api' }),
        resource('no-tags', { stack: 'pay-api' }),
      ),
    ).toEqual(['stack', 'tagged'])
  })

  test('account-wide facts stay whatever the selectors say, but not from other accounts', () => {
    const limited = workload({
      accounts: ['111122223333'],
      selectors: { tags: { app: 'pay' } },
    })
    expect(
      kept(
        limited,
        resource('account', { type: accountType }),
        resource('trail', { type: 'AWS::CloudTrail::Trail' }),
        resource('user', { type: 'AWS::IAM::User' }),
        resource('role', { type: 'AWS::IAM::Role' }),
        resource('other', { type: 'AWS::CloudTrail::Trail', account: '444455556666' }),
      ),
    ).toEqual(['account', 'trail', 'user'])
  })

  test('a tag selector called like a prototype property matches nothing by accident', () => {
    expect(kept(workload({ selectors: { tags: { constructor: '*' } } }), resource('a'))).toEqual([])
  })

  test('findings can be selected the same way', () => {
    const check = { id: 'c' } as never
    const findings = [resource('in'), resource('out', { account: '444455556666' })].map(
      (resource) => ({ check, resource, outcome: 'pass' as const, message: '', pointers: [] }),
    )
    const evaluation = { findings, blind: [], checks: [] }
    expect(selectFindings(evaluation, workload({ accounts: ['111122223333'] })).findings).toEqual([
      findings[0],
    ])
  })
})
