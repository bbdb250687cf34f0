import { anyCharacter } from './characters.ts'
import { accepts, type Glob, isStar, setOf } from './glob.ts'

/** Whether a glob matches a text. Cost: at most text × pattern. */
export function matches(glob: Glob, text: string): boolean {
  if (glob.literal !== undefined) return glob.literal === text
  if (!text.startsWith(glob.prefix)) return false
  const { steps } = glob
  if (steps.length === glob.prefix.length + 1 && isEverything(steps.at(-1))) return true
  for (const step of steps) if (isStar(step) && !isEverything(step)) return walk(steps, text)
  return greedy(steps, text)
}

function isEverything(step: number | undefined): boolean {
  return step !== undefined && isStar(step) && setOf(step) === anyCharacter
}

/** When runs take any character it is enough to remember the last one. */
function greedy(steps: readonly number[], text: string): boolean {
  let at = 0
  let read = 0
  let last = -1
  let resume = 0
  while (read < text.length) {
    const step = steps[at]
    if (step !== undefined && isStar(step)) {
      last = at++
      resume = read
    } else if (step !== undefined && accepts(step, text.charCodeAt(read))) {
      at++
      read++
    } else if (last >= 0) {
      at = last + 1
      read = ++resume
    } else return false
  }
  while (at < steps.length && isStar(steps[at] ?? 0)) at++
  return at === steps.length
}

/** All places in the pattern at once, character by character. */
function walk(steps: readonly number[], text: string): boolean {
  let places = closed(steps, [0])
  for (let read = 0; read < text.length && places.length > 0; read++) {
    const code = text.charCodeAt(read)
    const next: number[] = []
    for (const place of places) {
      const step = steps[place]
      if (step === undefined || !accepts(step, code)) continue
      next.push(isStar(step) ? place : place + 1)
    }
    places = closed(steps, next)
  }
  return places.includes(steps.length)
}

function closed(steps: readonly number[], places: readonly number[]): number[] {
  const all: number[] = []
  for (let place of places)
    while (!all.includes(place)) {
      all.push(place)
      if (!isStar(steps[place] ?? 0)) break
      place++
    }
  return all
}
