import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EventScanner } from './event-scanner.ts'
import { type LogBatch, readCallsOfFile, readLogFile } from './read-log-file.ts'
import type { CallEvent } from './scanned-event.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-odd-logs-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const usual = 48 * 1024 * 1024
const little = 1000
const ways: Readonly<Record<string, (path: string) => AsyncGenerator<LogBatch<CallEvent>>>> = {
  'read as a whole': (path) => readLogFile(path, usual),
  'read in parts': (path) => readLogFile(path, little),
  'scanned as a whole': (path) => readCallsOfFile(path, new EventScanner(), usual),
  'scanned in parts': (path) => readCallsOfFile(path, new EventScanner(), little),
}

async function readBy(way: string, content: string | Buffer) {
  const path = join(folder, 'log.json')
  writeFileSync(path, content)
  const names: string[] = []
  const messages: string[] = []
  for await (const batch of ways[way]?.(path) ?? []) {
    names.push(...batch.events.map(({ eventName }) => eventName))
    messages.push(...batch.diagnostics.map(({ message }) => message))
  }
  return { names, messages }
}

const event = (name: string, more = ''): string =>
  `{"eventSource":"s3.amazonaws.com","eventName":"${name}"${more}}`
const filler = `,"requestParameters":{"key":"${'x'.repeat(little)}"}`
const huge = `,"requestParameters":{"key":"${'x'.repeat(1_500_000)}"},"resources":[]`

test.each(Object.keys(ways))('nothing is lost of odd logs when they are %s', async (way) => {
  const logs: readonly (readonly [string, readonly string[]])[] = [
    [
      `{"Records":[${event('A')},${event('B', filler)}],"Records":[${event('C')}]}`,
      ['A', 'B', 'C'],
    ],
    [
      `{"Records":[${event('A', filler)}],"Records":[${event('B')}],"Records":[${event('C')}]}`,
      ['A', 'B', 'C'],
    ],
    [`{"Records":[],"x":{"y":[1]},"Records":[${event('A', filler)}]}`, ['A']],
    [`{"Records":[${event('A', huge)},${event('B')},${event('C', huge)}]}`, ['A', 'B', 'C']],
    [
      String.raw`{"Records":[{"\u0065ventSource":"s3.amazonaws.com","event\u004eame":"A"},` +
        String.raw`{"eventSource":"s3.amazonaws.com","eventName":"\u0042"},${event('C', filler)}]}`,
      ['A', 'B', 'C'],
    ],
    [`${event('A')}\n${event('B', filler)}\n\n${event('C')}\n`, ['A', 'B', 'C']],
    [`[${event('A')},${event('B', filler)}]`, ['A', 'B']],
    [`\uFEFF{"Records":[${event('A')},${event('B', filler)}]}`, ['A', 'B']],
  ]
  for (const [text, names] of logs) {
    expect(await readBy(way, text)).toEqual({ names, messages: [] })
    expect(await readBy(way, gzipSync(text))).toEqual({ names, messages: [] })
  }
})

test.each(['read as a whole', 'scanned as a whole'])(
  'lists count that stand behind others, or under a name with escapes, when they are %s',
  async (way) => {
    const noList = `{"Records":[${event('A')}],"Records":{}}`
    expect(await readBy(way, noList)).toEqual({ names: ['A'], messages: [] })
    for (const name of ['Records', String.raw`\u0052ecords`]) {
      const text = `{"x":[{}],"${name}":[${event('A')}],"Records":[${event('B')},${event('C')}]}`
      expect(await readBy(way, text)).toEqual({ names: ['A', 'B', 'C'], messages: [] })
    }
  },
)

test.each(Object.keys(ways))('a compressed log that breaks off is told, when %s', async (way) => {
  const names = Array.from({ length: 3000 }, (_, n) => `N${(n * 7919) % 100_003}`)
  const text = `{"Records":[${names.map((name) => event(name, `,"requestID":"${Math.sin(Number(name.slice(1)))}"`)).join(',')}]}`
  const bytes = gzipSync(text)
  const cut = await readBy(way, bytes.subarray(0, bytes.length / 2))
  expect(cut.messages).toHaveLength(1)
  expect(cut.names.length).toBeGreaterThan(1000)
  expect(cut.names).toEqual(names.slice(0, cut.names.length))
  const withoutTrailer = await readBy(way, bytes.subarray(0, -4))
  expect(withoutTrailer).toMatchObject({ names, messages: [expect.any(String)] })
  const broken = Buffer.from(bytes)
  broken.fill(0xff, bytes.length / 2, bytes.length / 2 + 8)
  expect((await readBy(way, broken)).messages).not.toEqual([])
})
