import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLogs } from './open-logs.ts'
import { SeenEvents } from './seen-events.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-logs-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const event = { eventSource: 's3.amazonaws.com', eventName: 'GetObject' }

function write(trail: string, at: string, ids: readonly (string | undefined)[]): void {
  mkdirSync(join(folder, trail), { recursive: true })
  const name = `111122223333_CloudTrail_eu-west-1_${at}_Example.json`
  const Records = ids.map((eventID) => ({ ...event, ...(eventID !== undefined && { eventID }) }))
  writeFileSync(join(folder, trail, name), JSON.stringify({ Records }))
}

test('what two trails deliver counts once, and files come in order of time', async () => {
  write('first', '20261101T1005Z', ['id-2', undefined])
  write('first', '20261101T1000Z', ['id-1'])
  write('second', '20261101T1000Z', ['id-1', 'id-2', 'id-3', undefined])
  const logs = await openLogs([join(folder, 'second'), join(folder, 'first')])
  expect(logs.files.map((file) => file.slice(folder.length + 1).split(/[/\\]/)[0])).toEqual([
    'first',
    'second',
    'first',
  ])
  const ids: (string | undefined)[] = []
  let copies = 0
  const done: number[] = []
  for await (const batch of logs.read((n) => done.push(n))) {
    ids.push(...batch.events.map(({ eventID }) => eventID))
    copies += batch.copies
  }
  expect(ids).toEqual(['id-1', 'id-2', 'id-3', undefined, undefined])
  expect([copies, done]).toEqual([2, [1, 2, 3]])
})

test('the latest ids are remembered, others are forgotten, in fixed memory', () => {
  const seen = new SeenEvents(1024)
  const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  const found = { first: 0, again: 0, lately: 0 }
  for (let n = 0; n < 50_000; n++) {
    if (seen.meet(id(n))) found.first++
    if (seen.meet(id(n))) found.again++
    if (seen.meet(id(Math.max(0, n - 50)))) found.lately++
  }
  expect(found).toEqual({ first: 0, again: 50_000, lately: 50_000 })
})
