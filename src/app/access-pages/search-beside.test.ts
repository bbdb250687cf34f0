import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Resource } from '../../model/resource.ts'
import { searchBeside } from './search-beside.ts'
import { searchPaths } from './search-paths.ts'

const account = '111122223333'

function identity(kind: 'User' | 'Role', name: string, properties: object): Resource {
  const arn = `arn:aws:iam::${account}:${kind.toLowerCase()}/${name}`
  const own = { [`${kind}Name`]: name, ...properties }
  return {
    type: `AWS::IAM::${kind}`,
    id: arn,
    arn,
    account,
    name,
    tags: {},
    source: { kind: 'aws' },
    properties: own,
  }
}

const policy = (...Action: string[]) => [
  {
    PolicyName: 'own',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    },
  },
]
const trust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
}

/** Users who can hand roles to functions, and roles of which one is administrator. */
function estate(users: number, roles: number): readonly Resource[] {
  return [
    identity('Role', 'root-of-all', { AssumeRolePolicyDocument: trust, Policies: policy('*') }),
    ...Array.from({ length: roles }, (_, at) =>
      identity('Role', `role-${at}`, {
        AssumeRolePolicyDocument: trust,
        Policies: policy('s3:GetObject', 'iam:PassRole', 'lambda:CreateFunction'),
      }),
    ),
    ...Array.from({ length: users }, (_, at) =>
      identity('User', `user-${at}`, {
        Policies: policy('iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'),
      }),
    ),
  ]
}

test('finds what a search in the same thread finds', async () => {
  const request = { resources: estate(3, 3), to: 'admin' }
  const found = await searchBeside(request)
  expect(found.total).toBeGreaterThan(0)
  expect(found).toEqual(structuredClone(searchPaths(request)))
})

test('leaves the thread free for others while it searches', async () => {
  const start = performance.now()
  const search = searchBeside({ resources: estate(150, 150), to: 'admin' })
  const ended = search.then(() => true)
  let [last, longest] = [start, 0]
  do {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  } while (!(await Promise.race([ended, setImmediate(false)])))
  expect((await search).total).toBeGreaterThan(0)
  // A search in this thread would be one gap as long as all of it.
  expect(longest).toBeLessThan((performance.now() - start) / 3)
})

test('one search after the other, and a failed one stops none', async () => {
  const broken = Object.assign(estate(1, 1).slice(0, 1), [{ type: () => undefined }])
  // A resource that cannot be sent stands for any failure.
  const failed = searchBeside({ resources: broken as unknown as readonly Resource[] })
  const next = searchBeside({ resources: estate(1, 1), to: 'admin' })
  await expect(failed).rejects.toThrow('could not be cloned')
  expect((await next).identities).toBe(3)
})
