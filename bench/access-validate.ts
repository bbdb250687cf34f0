// Policies the validator answers for in a second, on one thread, and how long the catalogue of actions takes to load.
import { performance } from 'node:perf_hooks'
import { loadCatalogue, validatePolicy } from '../src/app/access/index.ts'

const aim = 1_000
const aimLoad = 50
const count = 1_000

const started = performance.now()
const catalogue = loadCatalogue()
catalogue.action('s3:GetObject')
const load = performance.now() - started

/** Policies as teams write them: a few statements, a dozen actions, some resources, conditions. */
function writePolicy(seed: number): string {
  const pick = <T>(list: readonly T[], at: number): T => {
    const item = list[(seed * 7919 + at * 104_729) % list.length]
    if (item === undefined) throw new Error('an empty list')
    return item
  }
  const statements = Array.from({ length: 2 + (seed % 5) }, (_, statement) => {
    const service = catalogue.service(pick(catalogue.prefixes, statement))
    const actions = [...(service?.actions.values() ?? [])].slice(0, 12).map(({ id }) => id)
    const types = [...(service?.resources.values() ?? [])].slice(0, 3)
    const resources = types.map(({ arn }) =>
      arn
        .replace('${Partition}', 'aws')
        .replace('${Region}', 'eu-central-1')
        .replace('${Account}', '111122223333')
        .replaceAll(/\$\{[^}]*\}/g, `app-${seed}*`),
    )
    return {
      Sid: `Statement${statement}`,
      Effect: 'Allow',
      Action: [...actions, `${service?.id}:Describe*`],
      Resource: resources.length > 0 ? resources : '*',
      Condition: {
        StringEquals: { 'aws:PrincipalTag/team': `team-${seed % 50}` },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    }
  })
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
}

const policies = Array.from({ length: count }, (_, seed) => writePolicy(seed))
for (const text of policies.slice(0, 200)) validatePolicy(text, { type: 'identity' })
const cpu = process.cpuUsage()
let findings = 0
for (const text of policies) findings += validatePolicy(text, { type: 'identity' }).length
const { user, system } = process.cpuUsage(cpu)
const rate = Math.round((count * 1e6) / (user + system))
const kilobytes = policies.reduce((sum, text) => sum + text.length, 0) / count / 1_000

console.log(
  `access-validate: ${rate} policies of ${kilobytes.toFixed(1)} kB a second of processor time (aim ${aim}), ${findings} findings`,
)
console.log(`access-validate: catalogue loaded in ${load.toFixed(0)} ms (aim ${aimLoad})`)
if (rate < aim || load > aimLoad) process.exitCode = 1
