import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The console as one script and one style sheet, built for documents by `scripts/build-ui.ts`. */
export interface Application {
  readonly script: string
  readonly style: string
}

const folder = new URL('../../../../ui/dist/document/', import.meta.url)

/** The built application. */
export function loadApplication(): Application | 'not-built' {
  const [script, style] = ['application.js', 'application.css'].map((name) =>
    fileURLToPath(new URL(name, folder)),
  )
  if (script === undefined || style === undefined || !existsSync(script) || !existsSync(style))
    return 'not-built'
  return { script: readFileSync(script, 'utf8'), style: readFileSync(style, 'utf8') }
}
