import { atomOf, type CharacterSet, digits } from './characters.ts'
import { type Glob, isLiteral, isStar, setOf, wantedBy } from './glob.ts'

/** Fillings for runs, the readable one first. */
const fillings = ['example', 'x', '', 'Zq0']
const region = 'eu-west-1'
const account = '111122223333'

/** What stands in the parts of an ARN: by how many colons are before. */
const parts: readonly (string | undefined)[] = [undefined, 'aws', 's3', region, account]

/** A few words of a glob that read well, as candidates. */
export function fillIn(glob: Glob): readonly string[] {
  if (glob.literal !== undefined) return [glob.literal]
  return [...new Set(fillings.map((filling) => fill(glob, filling)))]
}

function fill({ steps, prefix }: Glob, filling: string): string {
  const arn = prefix.startsWith('arn:')
  let word = ''
  let digitsGiven = 0
  let colons = 0
  let before = 0
  for (const [at, step] of steps.entries()) {
    if (isLiteral(step)) {
      const code = wantedBy(step)[0] ?? 0
      if (code === 58) colons++
      word += String.fromCharCode(code)
      digitsGiven = 0
    } else {
      const set = setOf(step)
      const next = steps[at + 1] ?? 0
      const part = arn ? parts[colons] : undefined
      if (isStar(step)) word += runFor(set, filling, part, before)
      else if (set === digits) word += account.charAt(digitsGiven++ % account.length)
      else word += isStar(next) && setOf(next) === set ? firstOf(set, part ?? filling) : oneFor(set)
    }
    before = step
  }
  return word
}

/** @param before the step before: one character of the run may have been written already */
function runFor(
  set: CharacterSet,
  filling: string,
  part: string | undefined,
  before: number,
): string {
  if (filling === '') return ''
  const whole = filling === 'example' && part !== undefined ? part : filling
  if (!Array.from(whole).every((c) => has(set, c))) return set === digits ? account : oneFor(set)
  const led = !isLiteral(before) && !isStar(before) && setOf(before) === set
  return led && whole.length > 1 ? whole.slice(1) : whole
}

function firstOf(set: CharacterSet, filling: string): string {
  const first = filling.charAt(0)
  return first !== '' && has(set, first) ? first : oneFor(set)
}

function oneFor(set: CharacterSet): string {
  return Array.from('xX1-:/').find((c) => has(set, c)) ?? ''
}

function has(set: CharacterSet, character: string): boolean {
  return (set & atomOf(character.charCodeAt(0))) !== 0
}
