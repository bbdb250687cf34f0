import { askEstateWhoCan, typesBehind, type WhoCanQuestion } from '../access/who-can.ts'
import type { ToolContext } from '../tool/context.ts'
import { readSeen } from './seen.ts'
import { missingFrom } from './unlisted.ts'

/** Rows of an answer. */
const most = 500

/** Who can, or may, do something in what the newest runs saw; certain ones first. */
export async function getWhoCan(context: ToolContext, question: WhoCanQuestion) {
  const seen = await readSeen(context)
  const { rows, ...rest } = askEstateWhoCan(seen.estate, seen.index(), question)
  const order = ['allow', 'conditional', 'unknown']
  return {
    ...rest,
    ...missingFrom(seen, typesBehind(question.resource, rest.resourceSeen)),
    total: rows.length,
    rows: rows.toSorted((a, b) => order.indexOf(a.answer) - order.indexOf(b.answer)).slice(0, most),
  }
}
