import { relative } from 'node:path'
import type { Comparison, PolicyChange } from '../../../app/access/changes/compare-sides.ts'
import { printable } from '../../../lib/printable.ts'
import { renderChecks } from './render-checks.ts'

/** Changes for people: a block for each policy, then what could not be read, then what was counted only. */
export function renderChanges({ changes, unchanged, unread }: Comparison, color: boolean): string {
  const blocks = changes.map((change) => {
    const heading = `${change.change}  ${printable(change.policy)}${placeOf(change)}`
    const checks = renderChecks(change.checks, color)
    return checks === '' ? heading : `${heading}\n${checks}`
  })
  for (const { file, reason } of unread)
    blocks.push(`unread   ${printable(file)}\n? unknown  ${printable(reason)}`)
  const count = unchanged === 1 ? '1 policy is' : `${unchanged} policies are`
  blocks.push(
    changes.length === 0 && unread.length === 0
      ? `No policy changes; ${count} the same.`
      : `${count} the same.`,
  )
  return blocks.join('\n\n')
}

function placeOf({ file, line }: PolicyChange): string {
  if (line === undefined) return ''
  const path = relative(process.cwd(), file)
  return ` (${printable(path === '' || path.length > file.length ? file : path)}:${line})`
}
