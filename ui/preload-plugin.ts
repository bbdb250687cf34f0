import type { Plugin } from 'vite'

/**
 * Has the document name what nearly every page shares, so that it travels together with the start of the application instead of
 * after it. Its style sheet stands where it would be put later: behind that of the start.
 * @param name of the chunk
 */
export function preloadChunk(name: string): Plugin {
  return {
    name: 'plinth-preload',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        const chunk = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.name === name,
        )
        if (chunk?.type !== 'chunk') return []
        const link = (rel: string, file: string) => ({
          tag: 'link',
          injectTo: 'head' as const,
          attrs: { rel, crossorigin: true, href: `/${file}` },
        })
        return [
          link('modulepreload', chunk.fileName),
          ...[...(chunk.viteMetadata?.importedCss ?? [])].map((file) => link('stylesheet', file)),
        ]
      },
    },
  }
}
