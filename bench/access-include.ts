// Inclusion of many policies in a few that everybody knows. Policies of AWS where a Python with moto carries them, else made-up ones
// of the same shape (see `access-synthetic-policies.ts`). AWS's documents are read where they are and kept nowhere.
import { spawnSync } from 'node:child_process'
import { isIncluded, parsePolicy, type Policy } from '../src/app/access/index.ts'
import { syntheticPolicies } from './access-synthetic-policies.ts'

const aim = 2
/** Each pair is timed this often and its fastest time counts, because machines are shared. */
const rounds = 4

function ofAws(): Map<string, Policy> | undefined {
  const script = 'import moto.iam.aws_managed_policies as m; print(m.aws_managed_policies_data)'
  const { status, stdout } = spawnSync('python3.11', ['-c', script], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (status !== 0) return undefined
  const policies = new Map<string, Policy>()
  const data = JSON.parse(stdout) as Record<string, { Document: unknown }>
  for (const [name, { Document }] of Object.entries(data)) {
    const { policy } = parsePolicy(Document, name)
    if (policy !== undefined) policies.set(name, policy)
  }
  return policies
}

const real = ofAws()
const policies = real ?? syntheticPolicies(1500, 7)
console.log(
  `inclusion of ${policies.size} ${real ? 'managed policies of AWS' : 'made-up policies'} in …`,
)
let failed = false
for (const name of ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess', 'SecurityAudit']) {
  const whole = policies.get(name)
  if (whole === undefined) continue
  const answers: Record<string, number> = {}
  const reasons = new Map<string, number>()
  const fastest = new Map<Policy, number>()
  for (let round = 0; round < rounds; round++)
    for (const policy of policies.values()) {
      const start = performance.now()
      const found = isIncluded(policy, whole, { milliseconds: 2_000 })
      const time = performance.now() - start
      fastest.set(policy, Math.min(time, fastest.get(policy) ?? Infinity))
      if (round > 0) continue
      answers[found.answer] = (answers[found.answer] ?? 0) + 1
      if (found.answer === 'unknown')
        reasons.set(found.reason, (reasons.get(found.reason) ?? 0) + 1)
    }
  const times = [...fastest.values()].toSorted((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0
  const figures = `median ${at(0.5).toFixed(3)} ms, p95 ${at(0.95).toFixed(2)} ms, most ${at(1).toFixed(1)} ms`
  console.log(`  ${name.padEnd(20)} ${figures}; ${JSON.stringify(answers)}`)
  for (const [reason, count] of reasons) console.log(`    unknown: ${count} × ${reason}`)
  if (at(0.95) > aim) {
    failed = true
    console.log(`    missed: p95 below ${aim} ms`)
  }
}
if (failed) process.exitCode = 1
