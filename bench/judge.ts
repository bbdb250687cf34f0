// Resources judged per second of processor time by all checks (the access engine has benches of its own), with the peak memory of snapshot, indexes and findings.
// Processor time of all threads (garbage collection too) is what one core needs, however busy the machine is.
import { checks } from '../src/evaluate/posture/checks.generated.ts'
import { evaluatePosture } from '../src/evaluate/posture/evaluate.ts'
import { synthesise } from './synthetic-snapshot.ts'

const count = Number(process.argv[2] ?? 100_000)
const aim = 50_000
const limit = 600
const now = Date.parse('2026-06-01T00:00:00Z')

const snapshot = synthesise(checks, count)
const start = process.cpuUsage()
const { findings } = evaluatePosture(snapshot, checks, now)
const { user, system } = process.cpuUsage(start)
const took = (user + system) / 1_000
const speed = (snapshot.resources.length / took) * 1_000
const peak = process.resourceUsage().maxRSS / 1_024
console.log(
  `judge: ${speed.toFixed(0)} resources/s, ${findings.length} findings, ${took.toFixed(0)} ms, peak RSS ${peak.toFixed(0)} MB (aims ≥ ${aim}/s, < ${limit} MB)`,
)
if (process.argv.includes('--outcomes')) {
  const outcomes = new Map<string, number>()
  for (const { outcome } of findings) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  console.log(Object.fromEntries(outcomes))
  const broken = new Set(
    findings
      .filter((f) => f.reason === 'failed' && f.message.startsWith('The check'))
      .map((f) => `${f.check.id}: ${f.message}`),
  )
  console.log([...broken].join('\n'))
}
process.exitCode = speed >= aim && peak < limit ? 0 : 1
