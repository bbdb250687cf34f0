import { fileURLToPath } from 'node:url'

/** What the people of the sample workload have answered, attested and suppressed. */
export const sampleFile = fileURLToPath(
  new URL('../../../catalog/sample/plinth.yaml', import.meta.url),
)
