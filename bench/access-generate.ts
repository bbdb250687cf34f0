// Writing policies from logs of CloudTrail, as processor time beside that of decompressing and parsing the same files alone: once for
// all principals, when every event counts, once for one of thirty, whose events are 3 % of the log.
// Each is measured in processes of its own, so that none inherits the heap that another has grown.
// BENCH_GIGABYTES=10 reads so much (decompressed) instead, for its memory; the logs take a fifteenth of that on the disk.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { generatePolicies } from '../src/app/access/generate.ts'

const aim = 0.8
const memoryAim = 600
const gigabytes = Number(process.env['BENCH_GIGABYTES'] ?? 0)
const [, , mode, given] = process.argv
const folder = given ?? mkdtempSync(join(tmpdir(), 'plinth-bench-'))
const works: Readonly<Record<string, () => Promise<void>>> = {
  alone: async () => parseAlone(),
  all: () => generate([]),
  one: () => generate(['arn:aws:iam::111122223333:role/app/role-7']),
}
const work = works[mode ?? '']
if (work !== undefined) await measure(work)
else
  try {
    process.exitCode = (gigabytes > 0 ? await readMuch() : compare()) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }

interface Measured {
  readonly times: readonly number[]
  readonly memory: number
}

/** What a process of its own does. */
async function measure(doIt: () => Promise<void>): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 3; round++) times.push(await timed(doIt))
  process.stdout.write(JSON.stringify({ times, memory: peak() } satisfies Measured))
}

/** All are measured in turn, so that a busy moment of the machine hits all alike; what else runs there only ever adds, so the best of each counts. */
function compare(): boolean {
  const bytes = writeLogs(40, 10_000)
  const measured = { alone: [] as Measured[], all: [] as Measured[], one: [] as Measured[] }
  for (let round = 0; round < 3; round++)
    for (const name of ['alone', 'all', 'one'] as const) measured[name].push(measureApart(name))
  const time = (name: keyof typeof measured): number =>
    Math.min(...measured[name].flatMap(({ times }) => times))
  const share = time('alone') / time('all')
  const memory = Math.max(...measured.all.map((one) => one.memory))
  const met = share >= aim && memory < memoryAim
  console.log(
    `access-generate: for all principals ${speed(bytes, time('all'))} of logs, gunzip + JSON.parse alone ${speed(bytes, time('alone'))}: ${percent(share)} (aim ≥ ${percent(aim)}); for one of thirty ${speed(bytes, time('one'))}, ${percent(time('alone') / time('one'))}; peak RSS ${memory} MB (aim < ${memoryAim} MB)${met ? '' : ' MISSED'}`,
  )
  return met
}

function measureApart(name: string): Measured {
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, name, folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(stdout) as Measured
}

async function readMuch(): Promise<boolean> {
  const perFile = 5_000
  const bytesPerFile = writeLogs(1, perFile)
  const files = Math.ceil((gigabytes * 1e9) / bytesPerFile)
  const bytes = writeLogs(files, perFile)
  const milliseconds = await timed(() => generate([]))
  const memory = peak()
  console.log(
    `access-generate: ${(bytes / 1e9).toFixed(1)} GB of logs, ${files * perFile} events in ${files} files, for all principals in ${(milliseconds / 1000).toFixed(0)} s of processor time (${speed(bytes, milliseconds)}), peak RSS ${memory} MB (aim < ${memoryAim} MB)`,
  )
  return memory < memoryAim
}

async function generate(principals: readonly string[]): Promise<void> {
  const { policies, copies } = await generatePolicies({
    logs: [folder],
    principals,
    mostResources: 20,
    conditions: true,
    limit: 6144,
  })
  if (policies.length !== (principals.length || 30) || copies > 0)
    throw new Error(`${policies.length} policies, ${copies} copies of events`)
}

/** With the same gunzip: one buffer for the content, whose size a gzip file ends in. */
function parseAlone(): void {
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name))
    const chunkSize = bytes.readUInt32LE(bytes.length - 4) + 1
    JSON.parse(gunzipSync(bytes, { chunkSize }).toString('utf8'))
  }
}

/** @returns how many bytes the logs have when they are decompressed */
function writeLogs(files: number, recordsPerFile: number): number {
  const script = fileURLToPath(new URL('synthetic-logs.ts', import.meta.url))
  const parameters = [script, folder, String(files), String(recordsPerFile)]
  return Number(spawnSync(process.execPath, parameters, { encoding: 'utf8' }).stdout)
}

/** @returns milliseconds of processor time, of all threads: what one core would take, whoever else uses the machine */
async function timed(doIt: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage()
  await doIt()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

function speed(bytes: number, milliseconds: number): string {
  return `${(bytes / 1000 / milliseconds).toFixed(0)} MB/s`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
