import { openApiDocument } from '../src/server/api/openapi.ts'

/** The OpenAPI document that a server publishes at `/api/openapi.json`. */
export function generateOpenApi(): string {
  return `${JSON.stringify(openApiDocument(), undefined, 2)}\n`
}
