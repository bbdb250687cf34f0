import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { theme } from './theme-plugin.ts'

/** The application inside HTML documents: one script and one style sheet, which the writer of documents puts into a file. */
export default defineConfig({
  root: import.meta.dirname,
  mode: 'document',
  publicDir: false,
  plugins: [react(), theme()],
  build: {
    outDir: 'dist/document',
    emptyOutDir: true,
    target: 'es2022',
    // A file has nothing beside it: pictures become data.
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: join(import.meta.dirname, 'src/document/main.tsx'),
      output: {
        format: 'iife',
        codeSplitting: false,
        entryFileNames: 'application.js',
        assetFileNames: 'application.[ext]',
      },
    },
  },
})
