// `npm start`: without arguments the sample review, with a verb that verb, with anything else a review of it.
import { main } from '../src/cli/main.ts'
import { verbs } from '../src/cli/verbs.ts'

const args = process.argv.slice(2)
const first = args[0] ?? ''
const isVerb = Object.hasOwn(verbs, first) || ['help', '--help', '-h', '--version'].includes(first)
await main(isVerb ? args : ['review', ...(args.length === 0 ? ['--sample', '--welcome'] : args)])
