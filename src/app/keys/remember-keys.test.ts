import { expect, it } from 'vitest'
import { rememberKeys } from './remember-keys.ts'

/** A table of keys, and how often it was looked at. */
function remembered(keys: Map<string, string>) {
  const seen = { now: 0, looks: 0 }
  const find = rememberKeys(
    async (id) => {
      seen.looks += 1
      return keys.get(id)
    },
    () => seen.now,
  )
  return { seen, find }
}

it('a key is looked up once a second', async () => {
  const keys = new Map([['a', 'secret']])
  const { seen, find } = remembered(keys)
  expect(await Promise.all([find('a'), find('a')])).toEqual(['secret', 'secret'])
  seen.now = 999
  expect(await find('a')).toBe('secret')
  expect(seen.looks).toBe(1)
  keys.delete('a')
  seen.now = 1000
  expect(await find('a')).toBeUndefined()
  expect(seen.looks).toBe(2)
})

it('unknown keys and failures are not remembered', async () => {
  const { seen, find } = remembered(new Map())
  for (let i = 0; i < 3; i++) expect(await find('none')).toBeUndefined()
  expect(seen.looks).toBe(3)
  let fails = true
  const failing = rememberKeys(async () => {
    if (fails) throw new Error('down')
    return 'up'
  })
  await expect(failing('a')).rejects.toThrow('down')
  fails = false
  expect(await failing('a')).toBe('up')
})

it('no more than a thousand keys are remembered', async () => {
  const { seen, find } = remembered(new Map(Array.from({ length: 1_001 }, (_, n) => [`${n}`, 'x'])))
  for (let n = 0; n < 1_001; n++) await find(`${n}`)
  await find('1000')
  expect(seen.looks).toBe(1_001)
  await find('0')
  expect(seen.looks).toBe(1_002)
})
