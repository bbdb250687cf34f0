import { readFrameworkCatalog } from '../src/review/lens/read-framework.ts'

/** The validated pillars besides Security as JSON, which starts faster than YAML. */
export function generateFrameworkLens(): string {
  return `${JSON.stringify(readFrameworkCatalog(), null, 2)}\n`
}
