// Writes from several tasks at once until it is killed; names every acknowledged write on stdout:
// node write-until-killed.ts PLACE-AS-JSON WORKLOAD ACCOUNT
import { writeSync } from 'node:fs'
import { reviseAnswer } from '../../src/store/answers.ts'
import { openStore } from '../../src/store/open-store.ts'
import { act, answer, lens } from './examples.ts'

const [place = '', workload = '', account = ''] = process.argv.slice(2)
const store = await openStore(JSON.parse(place))
const tasks = ['a', 'b', 'c', 'd', 'e', 'f']
await Promise.all(tasks.map(writeForever))

async function writeForever(question: string): Promise<void> {
  for (;;) {
    const actor = { account, principal: question, at: Date.now() }
    const row = await act(store, actor, (tx) =>
      reviseAnswer(tx, { workload, lens, question }, (now) =>
        answer(String(Number(now?.data.notes ?? '0') + 1)),
      ),
    )
    if (typeof row === 'string') throw new Error(row)
    writeSync(1, `${question} ${row.data.notes ?? ''}\n`)
  }
}
