import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../model/snapshot.ts'
import { readSnapshot } from './read-snapshot.ts'
import { writeSnapshot } from './write-snapshot.ts'

const folder = mkdtempSync(join(tmpdir(), 'plinth-'))
afterAll(() => rmSync(folder, { recursive: true }))

const snapshot: Snapshot = {
  started: '2026-06-01T00:00:00Z',
  ended: '2026-06-01T00:01:00Z',
  sources: [
    { kind: 'aws', name: '111122223333', account: '111122223333', collected: ['AWS::S3::Bucket'] },
  ],
  resources: ['a', '__proto__', 'Ä\u2028\n🔒'].map((id) => ({
    type: 'AWS::S3::Bucket',
    id,
    properties: { BucketName: id },
    tags: {},
    source: { kind: 'aws' },
  })),
  gaps: [
    {
      source: 'aws',
      operation: 's3:GetBucketPolicy',
      reason: 'denied',
      error: 'x',
      types: [],
      hides: false,
    },
  ],
  diagnostics: [],
}

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('a snapshot file', () => {
  it('gives back what was written, and the same bytes each time', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')]
    await writeSnapshot(one, snapshot)
    await writeSnapshot(two, snapshot)
    expect(await readSnapshot(one)).toEqual(snapshot)
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true)
  })

  it('may be unpacked', async () => {
    const path = join(folder, 'packed')
    await writeSnapshot(path, snapshot)
    expect(await readSnapshot(file('plain', gunzipSync(readFileSync(path))))).toEqual(snapshot)
  })

  it('that is cut short gives what is there, a diagnostic and a gap over anything', async () => {
    const path = join(folder, 'whole')
    await writeSnapshot(path, snapshot)
    const text = gunzipSync(readFileSync(path)).toString()
    const cut = await readSnapshot(file('cut', text.slice(0, text.indexOf('🔒'))))
    expect(cut.resources.length).toBe(2)
    expect(cut.diagnostics.map((d) => d.code)).toEqual(['snapshot-truncated'])
    expect(cut.gaps).toContainEqual(expect.objectContaining({ hides: true, types: ['*'] }))
  })

  it('with a cut gzip stream says so', async () => {
    const bytes = gzipSync(
      JSON.stringify({ plinth: 'snapshot', version: 1, started: '', ended: '', sources: [] }),
    )
    const cut = await readSnapshot(file('gz', bytes.subarray(0, bytes.length - 9)))
    expect(cut.diagnostics.map((d) => d.code)).toContain('snapshot-unreadable')
  })

  it.each([
    ['empty', '', 'snapshot-format'],
    ['text', 'hello', 'snapshot-format'],
    ['other JSON', '{"Resources":{}}', 'snapshot-format'],
    ['of no version', '{"plinth":"snapshot","sources":[]}', 'snapshot-header'],
    [
      'of an unknown source',
      '{"plinth":"snapshot","version":1,"started":"","ended":"","sources":[{"kind":"x","name":"x"}]}',
      'snapshot-header',
    ],
    ['newer', '{"plinth":"snapshot","version":99,"sources":[]}', 'snapshot-version'],
  ])('that is %s is refused with its reason', async (name, text, code) => {
    const result = await readSnapshot(file(name, text))
    expect(result.diagnostics.map((d) => d.code)).toEqual([code])
  })

  it.each([
    'null',
    '{"resource":null}',
    '{"resource":{"type":"t","id":"i","properties":{},"tags":{"a":1},"source":{"kind":"aws"}}}',
    '{"resource":{"type":"t","id":"i","properties":{},"tags":{},"source":{"kind":"aws"},"account":5}}',
    '{"resource":{"type":"t","id":"i","properties":{},"tags":{},"source":{"kind":"aws","line":0}}}',
    '{"gap":{"types":"x"}}',
    '{"diagnostic":{"severity":"fatal","code":"","message":""}}',
    '{"resources":{}}',
    `{"resource":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ])(
    'leaves out what is not what it says, and knows that something is missing: %.60s',
    async (line) => {
      const header = '{"plinth":"snapshot","version":1,"started":"","ended":"","sources":[]}'
      const result = await readSnapshot(file('odd', `${header}\n${line}\n{"end":{}}\n`))
      expect(result).toMatchObject({ resources: [], gaps: [{ types: ['*'], hides: true }] })
      expect(result.diagnostics.map((d) => d.code)).toEqual(['snapshot-line'])
    },
  )

  it('that packs far better than snapshots do is not unpacked to its end', async () => {
    const header = '{"plinth":"snapshot","version":1,"started":"","ended":"","sources":[]}\n'
    const gap = JSON.stringify({ gap: snapshot.gaps[0] })
    const path = file('bomb', gzipSync(header + `${gap}\n`.repeat(400_000)))
    const result = await readSnapshot(path)
    expect(result.diagnostics.map((d) => d.code)).toEqual(['snapshot-too-large'])
    expect(result.gaps).toHaveLength(1)
  })

  it('that does not exist is a diagnostic', async () => {
    const result = await readSnapshot(join(folder, 'nowhere'))
    expect(result.diagnostics.map((d) => d.code)).toEqual(['snapshot-unreadable'])
  })
})
