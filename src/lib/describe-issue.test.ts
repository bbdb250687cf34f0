import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeIssue, formatPath } from './describe-issue.ts'

const schema = z.strictObject({
  name: z.string().min(2).max(4),
  kind: z.enum(['a', 'b']).optional(),
  list: z.array(z.int()).max(1).optional(),
  id: z.string().regex(/^x/, 'must begin with x').optional(),
  either: z.union([z.string(), z.strictObject({ deep: z.boolean() })]).optional(),
})

const told = (value: unknown) =>
  schema
    .safeParse(value)
    .error?.issues.flatMap(describeIssue)
    .map(({ path, problem }) => `${formatPath(path)} ${problem}`)

describe('describeIssue', () => {
  test.each<[unknown, string[]]>([
    [{}, ['`name` is missing']],
    [7, ['the document must be a mapping']],
    [{ name: 7 }, ['`name` must be text']],
    [{ name: 'x' }, ['`name` must have at least 2 characters']],
    [{ name: 'xxxxx' }, ['`name` must have at most 4 characters']],
    [{ name: 'xx', kind: 'c' }, ['`kind` must be one of `a`, `b`']],
    [{ name: 'xx', list: [1, 2] }, ['`list` must have at most 1 entries']],
    [{ name: 'xx', list: ['a'] }, ['`list[0]` must be a number']],
    [{ name: 'xx', id: 'y' }, ['`id` must begin with x']],
    [{ name: 'xx', either: 7 }, ['`either` must be text or a mapping']],
    [{ name: 'xx', either: { deep: 7 } }, ['`either.deep` must be `true` or `false`']],
    [
      { name: 'xx', either: { deap: true } },
      ['`either.deep` is missing', '`either.deap` is not a known key'],
    ],
    [{ name: 'xx', a: 1, b: 2 }, ['`a` is not a known key', '`b` is not a known key']],
  ])('%j: %j', (value, expected) => {
    expect(told(value)).toEqual(expected)
  })

  test('a very long key is cut', () => {
    expect(formatPath(['x'.repeat(10_000)]).length).toBeLessThan(210)
  })
})
