import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { preloadChunk } from './preload-plugin.ts'
import { theme } from './theme-plugin.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), theme(), preloadChunk('shared')],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Strict CSP: nothing inlined as data: or script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'shared', minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': process.env['PLINTH_URL'] ?? 'http://127.0.0.1:7070' },
  },
})
