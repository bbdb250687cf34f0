// Opens an embedded store and holds it for a while: node hold-store.ts DATA-DIR CACHE-DIR MILLISECONDS
import { setTimeout as pause } from 'node:timers/promises'
import { PlinthError } from '../../src/model/diagnostic.ts'
import { openStore } from '../../src/store/open-store.ts'

const [dataDir = '', cacheDir = '', hold = '0'] = process.argv.slice(2)
try {
  const store = await openStore({ dataDir, cacheDir })
  console.log('open')
  await pause(Number(hold))
  await store.close()
} catch (error) {
  if (!(error instanceof PlinthError)) throw error
  console.error(error.diagnostic)
  process.exitCode = 2
}
