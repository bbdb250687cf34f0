import { existsSync } from 'node:fs'

const script = new URL('../../scripts/build-ui.ts', import.meta.url)

/**
 * In a copy of the source, brings the built console up to date; a package carries it built. Where that fails, the server
 * runs all the same and a page says what to do.
 * @param wanted by default where there is a person at a terminal
 */
export async function buildConsoleFromSource(
  wanted = process.stdout.isTTY === true,
): Promise<void> {
  if (!wanted || !existsSync(script)) return
  try {
    const { buildConsole } = (await import(script.href)) as {
      buildConsole: (onStart: () => void) => Promise<boolean>
    }
    await buildConsole(() =>
      process.stderr.write('Building the console, once for this version; it takes a while…\n'),
    )
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`The console could not be built: ${why}\n`)
  }
}
