// Loaded before the command by the tests: tells its peak memory in KiB on descriptor 3.
import { writeSync } from 'node:fs'

process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS))
})
