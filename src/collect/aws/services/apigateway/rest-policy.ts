import type { Unknown } from '../../../../model/unknown.ts'
import { parsePolicy } from '../../policy-document.ts'

/**
 * The policy of a REST API, which the service answers as JSON escaped once more: `{\"Version\":…}`, also `\/`.
 * Plain JSON is read as well.
 */
export function parseRestPolicy(text: string | undefined): object | Unknown | undefined {
  if (text === undefined) return undefined
  return parsePolicy(unescaped(text))
}

function unescaped(text: string): string {
  if (!/^\s*\{\s*\\/.test(text)) return text
  try {
    const plain: unknown = JSON.parse(`"${text.replaceAll(/[\n\r\t]/g, ' ')}"`)
    return typeof plain === 'string' ? plain : text
  } catch {
    return text
  }
}
