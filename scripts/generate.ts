import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateChecks } from './generate-checks.ts'
import { generateCollectors } from './generate-collectors.ts'
import { generateCollectorPolicy } from './generate-iam-policy.ts'
import { generateLens } from './generate-lens.ts'
import { generatePlinthYamlSchema } from './generate-plinth-yaml-schema.ts'
import { generateResponsibilities } from './generate-responsibilities.ts'
import { generateReviewSchema } from './generate-review-schema.ts'

/** Generated file → its generator. `npm run check` fails when a committed file differs. */
const outputs: Record<string, () => string | Promise<string>> = {
  'src/evaluate/posture/checks.generated.ts': generateChecks,
  'catalog/generated/security-lens.json': generateLens,
  'catalog/generated/responsibilities.json': generateResponsibilities,
  'src/collect/aws/collectors.generated.ts': generateCollectors,
  'docs/reference/collector-policy.json': generateCollectorPolicy,
  'docs/schemas/plinth.schema.json': generatePlinthYamlSchema,
  'docs/schemas/review.schema.json': generateReviewSchema,
}

const root = join(import.meta.dirname, '..')
const verify = process.argv.includes('--verify')
let stale = 0
for (const [path, generate] of Object.entries(outputs)) {
  const text = await generate()
  if (read(path) === text) continue
  if (verify) {
    stale++
    console.error(`${path} is stale: run \`npm run generate\` and commit the result.`)
  } else {
    writeFileSync(join(root, path), text)
    console.log(`wrote ${path}`)
  }
}
process.exitCode = stale > 0 ? 1 : 0

function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}
