import { existsSync } from 'node:fs'

const script = new URL('../../scripts/build-ui.ts', import.meta.url)

/**
 * In a copy of the source, brings the built console up to date for a person at a terminal; a package carries it built.
 * Where that fails, the server runs all the same and a page says what to do.
 */
export async function buildConsoleFromSource(): Promise<void> {
  if (process.stdout.isTTY !== true || !existsSync(script)) return
  try {
    const { buildConsole } = (await import(script.href)) as { buildConsole: () => Promise<boolean> }
    await buildConsole()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`The console could not be built: ${why}\n`)
  }
}
