// `npm start`: reviews the sample and serves the console on it; `npm start -- …` is described by `npm start -- --help`.
import { start } from '../src/cli/start/start.ts'

await start(process.argv.slice(2))
