// Writing policies from logs of CloudTrail, as processor time beside that of decompressing and parsing the same files alone: once for
// all principals, when every event counts, once for one of thirty, whose events are 3 % of the log.
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
const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-'))
try {
  process.exitCode = (gigabytes > 0 ? await readMuch() : await compare()) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}

/** Everything is measured in turn, so that a busy moment of the machine hits all alike; medians count. */
async function compare(): Promise<boolean> {
  const bytes = writeLogs(40, 10_000)
  const times = { alone: [] as number[], all: [] as number[], one: [] as number[] }
  for (let round = 0; round < 5; round++) {
    times.alone.push(await timed(async () => parseAlone()))
    times.all.push(await timed(() => generate([])))
    times.one.push(await timed(() => generate(['arn:aws:iam::111122223333:role/app/role-7'])))
  }
  const alone = median(times.alone)
  const share = alone / median(times.all)
  const memory = peak()
  console.log(
    `access-generate: for all principals ${speed(bytes, median(times.all))} of logs, ${percent(share)} of gunzip + JSON.parse alone (aim ≥ ${percent(aim)}); for one of thirty ${speed(bytes, median(times.one))}, ${percent(alone / median(times.one))}; peak RSS ${memory} MB (aim < ${memoryAim} MB)`,
  )
  return share >= aim && memory < memoryAim
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

function parseAlone(): void {
  for (const name of readdirSync(folder))
    JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8'))
}

/** @returns how many bytes the logs have when they are decompressed */
function writeLogs(files: number, recordsPerFile: number): number {
  const script = fileURLToPath(new URL('synthetic-logs.ts', import.meta.url))
  const parameters = [script, folder, String(files), String(recordsPerFile)]
  return Number(spawnSync(process.execPath, parameters, { encoding: 'utf8' }).stdout)
}

/** @returns milliseconds of processor time, of all threads: what one core would take, whoever else uses the machine */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
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
