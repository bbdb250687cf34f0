import { lensLimits } from './custom-lens-limits.ts'

export interface HelpResource {
  readonly displayText: string
  readonly url?: string
}

export interface SplitHelp {
  readonly description?: string
  /** The first is the helpful resource, which carries the link. */
  readonly resources: readonly HelpResource[]
}

/** Between texts that an import joins. */
const seam = '\n\n'

/**
 * Divides the help of a question or choice into the fields of the format, each within its limit, so that joining them
 * again gives the same text. Help that fits goes into the description; a link needs a text of its own, the last part.
 */
export function splitHelp(help: string | undefined, link: string | undefined): SplitHelp {
  if (help === undefined) return { resources: [] }
  const parts = divide(help, link !== undefined)
  const [first, ...rest] = parts
  const described = link === undefined || rest.length > 0
  const texts = described ? rest : parts
  const [helpful, ...further] = texts
  const resources =
    helpful === undefined
      ? []
      : [
          { displayText: helpful, ...(link === undefined ? {} : { url: link }) },
          ...further.map(readResource),
        ]
  return described && first !== undefined ? { description: first, resources } : { resources }
}

/** Cuts at seams where it can; a text without one in reach is cut hard. */
function divide(help: string, needsTwo: boolean): readonly string[] {
  const parts: string[] = []
  let rest = help
  for (let more = needsTwo; more || isTooLong(rest, parts.length); more = false) {
    const cut = findCut(rest, parts.length)
    if (cut === undefined && rest.length <= lensLimits.text) break
    parts.push(rest.slice(0, cut ?? lensLimits.text))
    rest = rest.slice(cut === undefined ? lensLimits.text : cut + seam.length)
  }
  return [...parts, rest]
}

/** Description and helpful resource hold a text; further resources may end in an address, which has its own field. */
function isTooLong(text: string, index: number): boolean {
  const { displayText } = index < 2 ? { displayText: text } : readResource(text)
  return displayText.length > lensLimits.text
}

/**
 * The last seam within the limit around which nothing is lost: importing trims every text but the description. Failing
 * that, the first seam after a text with an address.
 */
function findCut(text: string, index: number): number | undefined {
  for (let from = lensLimits.text; from > 0;) {
    const at = text.lastIndexOf(seam, from)
    if (at <= 0) break
    const left = text.slice(0, at)
    const kept = index === 0 ? left.trim() !== '' : left === left.trim()
    if (kept && /^\S/.test(text.slice(at + seam.length, at + seam.length + 1))) return at
    from = at - 1
  }
  const first = text.indexOf(seam)
  return first > lensLimits.text && !isTooLong(text.slice(0, first), index) ? first : undefined
}

/** What the import had written as `text: address`, where it would not fit into a text. */
function readResource(text: string): HelpResource {
  if (text.length <= lensLimits.text) return { displayText: text }
  const at = text.lastIndexOf(': http')
  const url = text.slice(at + 2)
  return at > 0 && /^https?:\/\/\S+$/.test(url)
    ? { displayText: text.slice(0, at), url }
    : { displayText: text }
}
