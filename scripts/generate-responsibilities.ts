import { readResponsibilities } from '../src/review/responsibility/read-responsibilities.ts'

/** The validated shared responsibility catalog as JSON, which starts faster than YAML. */
export function generateResponsibilities(): string {
  return `${JSON.stringify(readResponsibilities(), null, 2)}\n`
}
