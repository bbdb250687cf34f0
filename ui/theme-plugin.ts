import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as theming from '@cloudscape-design/components/theming'
import { build, type Plugin } from 'vite'
import { themeTokens, usedTokens } from './theme.ts'

const name = 'virtual:theme.css'
const resolver = createRequire(import.meta.url)
const themingModule = resolver.resolve('@cloudscape-design/components/theming')

/**
 * Writes the theme as a style sheet at build time. At run time Cloudscape would add a style element, which the
 * console's Content-Security-Policy refuses.
 */
export function theme(): Plugin {
  let css: Promise<string> | undefined
  return {
    name: 'plinth-theme',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? (css ??= themeCss()) : undefined),
  }
}

interface Preset {
  readonly propertiesMap: Readonly<Record<string, string>>
}

async function themeCss(): Promise<string> {
  const { generateThemeStylesheet } = await loadTheming()
  const { preset }: { preset: Preset } = resolver(
    join(dirname(themingModule), '../internal/generated/theming/index.cjs'),
  )
  const aliases = usedTokens
    .map((token) => `--${kebab(token)}: var(${preset.propertiesMap[token] ?? '--none'});`)
    .join(' ')
  return `${generateThemeStylesheet({ theme: { tokens: themeTokens } })}\nbody { ${aliases} }\n`
}

type Theming = typeof theming

/** Its modules are written for bundlers; Node.js cannot import them as they are. */
async function loadTheming(): Promise<Pick<Theming, 'generateThemeStylesheet'>> {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-theme-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: import.meta.dirname,
      build: {
        ssr: themingModule,
        outDir: folder,
        rollupOptions: { output: { entryFileNames: 'theming.mjs' } },
      },
      ssr: { noExternal: true },
    })
    const loaded: Theming = await import(pathToFileURL(join(folder, 'theming.mjs')).href)
    return loaded
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function kebab(token: string): string {
  return token.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
