import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Generated file → its generator. `npm run check` fails when a committed file differs. */
const outputs: Record<string, () => Promise<string>> = {
  'src/evaluate/posture/checks.generated.ts': async () =>
    (await import('./generate-checks.ts')).generateChecks(),
  'catalog/generated/security-lens.json': async () =>
    (await import('./generate-lens.ts')).generateLens(),
  'catalog/generated/framework-lens.json': async () =>
    (await import('./generate-framework-lens.ts')).generateFrameworkLens(),
  'catalog/generated/responsibilities.json': async () =>
    (await import('./generate-responsibilities.ts')).generateResponsibilities(),
  'catalog/generated/access-catalogue.json': async () =>
    (await import('./generate-access-catalogue.ts')).generateAccessCatalogue(),
  'src/collect/aws/collectors.generated.ts': async () =>
    (await import('./generate-collectors.ts')).generateCollectors(),
  'src/server/wire/wellarchitected/operations.generated.ts': async () =>
    (await import('./generate-handlers.ts')).generateOperations('wellarchitected'),
  'src/server/wire/wellarchitected/handlers.generated.ts': async () =>
    (await import('./generate-handlers.ts')).generateHandlers('wellarchitected'),
  'src/server/wire/accessanalyzer/operations.generated.ts': async () =>
    (await import('./generate-handlers.ts')).generateOperations('accessanalyzer'),
  'src/server/wire/accessanalyzer/handlers.generated.ts': async () =>
    (await import('./generate-handlers.ts')).generateHandlers('accessanalyzer'),
  'docs/reference/checks.md': async () =>
    (await import('./generate-check-reference.ts')).generateCheckReference(),
  'docs/reference/collector-policy.json': async () =>
    (await import('./generate-iam-policy.ts')).generateCollectorPolicy(),
  'docs/schemas/plinth.schema.json': async () =>
    (await import('./generate-plinth-yaml-schema.ts')).generatePlinthYamlSchema(),
  'docs/schemas/review.schema.json': async () =>
    (await import('./generate-review-schema.ts')).generateReviewSchema(),
  'docs/schemas/api.openapi.json': async () =>
    (await import('./generate-openapi.ts')).generateOpenApi(),
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
