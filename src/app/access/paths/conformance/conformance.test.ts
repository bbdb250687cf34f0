import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadEscalations } from '../../../../evaluate/access/graph/escalation/methods.ts'
import { answerPaths, type PathsAnswer } from '../../paths.ts'
import { estateOf, type MethodRow, type Variant } from './estate.ts'

const rows = JSON.parse(
  readFileSync(new URL('methods.json', import.meta.url), 'utf8'),
) as readonly MethodRow[]

function ask(row: MethodRow, variant: Variant = {}, assumeWorkloads = false): PathsAnswer {
  return answerPaths({ resources: estateOf(row, variant), assumeWorkloads, cuts: 0 })
}

const attacker = ({ self }: MethodRow) => `arn:aws:iam::111122223333:${self}/attacker`

/** Methods by which the attacker has a path; those of its first hops. */
function pathMethods(row: MethodRow, { paths }: PathsAnswer): readonly string[] {
  return paths.filter(({ from }) => from === attacker(row)).flatMap(({ methods }) => methods)
}

function everyMention({ methods, unknown, paths, unknownPaths }: PathsAnswer): readonly string[] {
  return [
    ...methods,
    ...unknown.map(({ method }) => method),
    ...[...paths, ...unknownPaths].flatMap((path) => path.hops.flatMap((hop) => hop.methods)),
  ]
}

test('the catalogue holds all 66 methods of pathfinding.cloud, each with a row', () => {
  const ids = loadEscalations().methods.map(({ id }) => id)
  expect(ids.filter((id) => !id.startsWith('lift-'))).toEqual(rows.map(({ id }) => id))
  expect(rows).toHaveLength(66)
})

test.each(rows)('$id is found', (row) => {
  const answer = ask(row)
  expect(answer.methods).toContain(row.id)
  expect(pathMethods(row, answer)).toContain(row.id)
  const path = answer.paths.find(({ methods }) => methods.includes(row.id))
  expect(path?.goal).toBe('admin')
  expect(path?.certainty).not.toBe('unknown')
})

const everything = { Effect: 'Allow', Action: '*', Resource: '*' }

/** Ways to keep somebody from a single action. */
const blocks: Readonly<Record<string, (action: string) => Variant>> = {
  'an explicit deny': (action) => ({ more: [{ Effect: 'Deny', Action: action, Resource: '*' }] }),
  'no allow': (action) => ({
    grant: (all) => [
      {
        Effect: 'Allow',
        Action: [...all.filter((each) => each !== action), 's3:ListAllMyBuckets'],
        Resource: '*',
      },
    ],
  }),
  'a boundary': (action) => ({
    boundary: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', NotAction: action, Resource: '*' }],
    },
  }),
  'a denying boundary': (action) => ({
    boundary: {
      Version: '2012-10-17',
      Statement: [everything, { Effect: 'Deny', Action: action, Resource: '*' }],
    },
  }),
  'a service control policy': (action) => ({
    serviceControl: {
      Version: '2012-10-17',
      Statement: [everything, { Effect: 'Deny', Action: action, Resource: '*' }],
    },
  }),
  'a service control policy that does not allow it': (action) => ({
    serviceControl: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', NotAction: action, Resource: '*' }],
    },
  }),
  'a condition': (action) => ({
    grant: (all) => [
      {
        Effect: 'Allow',
        Action: [...all.filter((each) => each !== action), 's3:ListAllMyBuckets'],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: action,
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
      },
    ],
  }),
  'another resource': (action) => ({
    grant: (all) => [
      {
        Effect: 'Allow',
        Action: [...all.filter((each) => each !== action), 's3:ListAllMyBuckets'],
        Resource: '*',
      },
      { Effect: 'Allow', Action: action, Resource: 'arn:aws:s3:::elsewhere/*' },
    ],
  }),
}
const pairs = rows.flatMap((row) =>
  row.actions.flatMap((action) =>
    Object.keys(blocks).map((block) => ({ row, id: row.id, action, block })),
  ),
)

test.each(pairs)('$id is blocked by $block on $action', ({ row, action, block }) => {
  const variant = blocks[block]?.(action) ?? {}
  expect(everyMention(ask(row, variant))).not.toContain(row.id)
})

test.each(rows)('$id depends on what nobody knows: unknown, never a path', (row) => {
  const [action = ''] = row.actions
  const answer = ask(row, {
    grant: (all) => [
      {
        Effect: 'Allow',
        Action: [...all.filter((each) => each !== action), 's3:ListAllMyBuckets'],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: action,
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
      },
    ],
  })
  expect(answer.methods).not.toContain(row.id)
  expect(pathMethods(row, answer)).not.toContain(row.id)
  const told = answer.unknown.find(({ method }) => method === row.id)
  expect(told?.reasons?.join()).toContain('aws:SourceIp')
})

const passing = rows.filter(({ service }) => service !== undefined)
test.each(passing)('$id needs a role that trusts $service', (row) => {
  const compute = row.workload !== undefined && !row.actions.includes('iam:PassRole')
  const answer = ask(row, { service: 'backup.amazonaws.com', withoutWorkload: compute }, true)
  expect(everyMention(answer)).not.toContain(row.id)
})

const withCompute = rows.filter(({ workload }) => workload !== undefined)
test.each(withCompute)(
  '$id without compute in sight is assumed where asked for, else unknown',
  (row) => {
    const assumed = ask(row, { withoutWorkload: true }, true)
    const path = assumed.paths.find(({ methods }) => methods.includes(row.id))
    expect(path?.certainty).toBe('assumed')
    const careful = ask(row, { withoutWorkload: true })
    expect(careful.methods).not.toContain(row.id)
    expect(careful.unknown.map(({ method }) => method)).toContain(row.id)
  },
)
