import { atomOf, type CharacterSet, digits, hyphenedNames } from './characters.ts'
import { type Glob, isLiteral, isStar, setOf, wantedBy } from './glob.ts'

/** Fillings for runs, the readable one first. */
const fillings = ['example', 'x', '', 'Zq0']
const region = 'eu-west-1'
const account = '111122223333'

/** A few words of a glob that read well, as candidates. */
export function fillIn({ steps, literal, prefix }: Glob): readonly string[] {
  if (literal !== undefined) return [literal]
  const arn = prefix.startsWith('arn:')
  const words = new Set<string>()
  for (const filling of fillings) {
    let word = ''
    let digitsGiven = 0
    for (const [at, step] of steps.entries()) {
      if (isLiteral(step)) {
        word += String.fromCharCode(wantedBy(step)[0] ?? 0)
        digitsGiven = 0
        continue
      }
      const set = setOf(step)
      const led = isStar(step) && !isLiteral(steps[at - 1] ?? 0) && !isStar(steps[at - 1] ?? 0)
      const tail = isStar(steps[at + 1] ?? 0) && setOf(steps[at + 1] ?? 0) === set
      if (isStar(step)) word += runFor(set, filling, arn, led)
      else if (set === digits) word += account.charAt(digitsGiven++ % account.length)
      else if (set === hyphenedNames && arn && tail && filling !== '') word += region.charAt(0)
      else word += tail && filling === 'example' ? 'e' : oneFor(set)
    }
    words.add(word)
  }
  return [...words]
}

/** @param led whether one character of the run was written already */
function runFor(set: CharacterSet, filling: string, arn: boolean, led: boolean): string {
  if (filling === '') return ''
  const whole = set === digits ? account : set === hyphenedNames && arn ? region : filling
  if (!Array.from(whole).every((c) => has(set, c))) return oneFor(set)
  return led && whole !== 'x' ? whole.slice(1) : whole
}

function oneFor(set: CharacterSet): string {
  return Array.from('xX1-:/').find((c) => has(set, c)) ?? ''
}

function has(set: CharacterSet, character: string): boolean {
  return (set & atomOf(character.charCodeAt(0))) !== 0
}
