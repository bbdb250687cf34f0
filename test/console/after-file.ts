import { afterAll } from 'vitest'
import { leaveBrowser } from './browser.ts'

// Before the hooks of the file itself, and so run after them.
afterAll(leaveBrowser)
