import { expect, it } from 'vitest'
import { Statements } from './statements.ts'

function statementsAt() {
  const clock = { now: 0 }
  const statements = new Statements(() => clock.now)
  /** Runs a statement as the connection does; says how. */
  const run = (text: string): string => {
    const found = statements.find(text)
    if (found === undefined) return 'plain'
    if ('name' in found) return found.name
    statements.keep(text, { name: found.prepareAs, columns: undefined })
    return `prepare ${found.prepareAs}`
  }
  return { clock, statements, run }
}

it('a statement is prepared when it comes a second time', () => {
  const { statements, run } = statementsAt()
  expect(['a', 'a', 'b', 'a', 'b', 'b', 'a'].map(run)).toEqual([
    'plain',
    'prepare s1',
    'plain',
    's1',
    'prepare s2',
    's2',
    's1',
  ])
  expect(run('x'.repeat(8_001))).toBe('plain')
  expect(run('x'.repeat(8_001))).toBe('plain')
  expect(statements.takeGivenUp()).toEqual([])
})

it('a plan is made anew after a minute', () => {
  const { clock, statements, run } = statementsAt()
  expect(['a', 'a', 'a'].map(run)).toEqual(['plain', 'prepare s1', 's1'])
  clock.now = 59_999
  expect(run('a')).toBe('s1')
  clock.now = 60_000
  expect(run('a')).toBe('prepare s2')
  expect(statements.takeGivenUp()).toEqual(['s1'])
  expect(statements.takeGivenUp()).toEqual([])
  expect(run('a')).toBe('s2')
})

it('the statement that was not used for longest is given up', () => {
  const { statements, run } = statementsAt()
  for (const text of ['old', 'old', 'kept', 'kept']) run(text)
  for (let n = 0; n < 198; n++) run(`once ${n}`)
  expect(statements.takeGivenUp()).toEqual([])
  run('kept')
  run('one more')
  expect(statements.takeGivenUp()).toEqual(['s1'])
  expect(run('kept')).toBe('s2')
  expect(run('old')).toBe('plain')
})

it('after a change of tables everything is prepared anew', () => {
  const { statements, run } = statementsAt()
  for (const text of ['a', 'a', 'b']) run(text)
  statements.clear()
  expect(statements.takeGivenUp()).toEqual(['s1'])
  expect(['a', 'a'].map(run)).toEqual(['plain', 'prepare s2'])
})
