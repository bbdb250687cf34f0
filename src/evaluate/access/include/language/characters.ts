/**
 * Characters fall into a few atoms, and a set of characters is a mask of atoms. All that policies ask of characters, besides
 * being a certain one, is one of these sets: anything, anything but a colon, digits of an account, letters of a Region.
 */
const digit = 1
const lower = 2
const upper = 4
const hyphen = 8
const colon = 16
const other = 32

export type CharacterSet = number

export const anyCharacter: CharacterSet = 63
export const notColon: CharacterSet = anyCharacter & ~colon
export const digits: CharacterSet = digit
export const lowerNames: CharacterSet = digit | lower
export const hyphenedNames: CharacterSet = digit | lower | hyphen
export const words: CharacterSet = digit | lower | upper | hyphen

const atoms = [digit, lower, upper, hyphen, colon, other]
const atomsOfAscii = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return digit
  if (code >= 97 && code <= 122) return lower
  if (code >= 65 && code <= 90) return upper
  if (code === 45) return hyphen
  return code === 58 ? colon : other
})

export function atomOf(code: number): CharacterSet {
  return code < 128 ? (atomsOfAscii[code] ?? other) : other
}

/** Codes of the private use area stand for what is no single character; `isPrivate` texts of policies are refused. */
export const firstSymbol = 0xe000
export const firstColonFreeSymbol = 0xe800
const firstRun = 0xf000
const firstOne = 0xf100
const lastPrivate = 0xf8ff

export function isPrivate(code: number): boolean {
  return code >= firstSymbol && code <= lastPrivate
}

/** Whether a code stands for the value of a policy variable. */
export function isSymbol(code: number): boolean {
  return code >= firstSymbol && code < firstRun
}

/** Stands for every run of characters of a set. */
export function runOf(set: CharacterSet): number {
  return firstRun + set
}

/** Stands for any one character of a set. */
export function oneOf(set: CharacterSet): number {
  return firstOne + set
}

/** Whether every character, or run of characters, that a code stands for is in the set, repeated or not. */
export function starAccepts(set: CharacterSet, code: number): boolean {
  if (code < firstSymbol || code > lastPrivate) return (set & atomOf(code)) !== 0
  if (code < firstColonFreeSymbol) return set === anyCharacter
  if (code < firstRun) return (set & notColon) === notColon
  const stood = code & 0xff
  return (set & stood) === stood
}

/** Whether a code stands for exactly one character, which is in the set. The value of a variable may have any length. */
export function oneAccepts(set: CharacterSet, code: number): boolean {
  if (code < firstSymbol || code > lastPrivate) return (set & atomOf(code)) !== 0
  if (code < firstOne) return false
  const stood = code & 0xff
  return (set & stood) === stood
}

/** Letters first that look like what a name could hold; the long tail is there for patterns that use up the alphabet. */
const preferred =
  'xyzqwkvjuhgfbdmpcnlsrtoaie0123456789XYZQWKVJUHGFBDMPCNLSRTOAIE-:/_.~+=@,! #$%&()[]{};"\'<>|^`\\*?'
const fresh: readonly number[] = [
  ...Array.from(preferred, (character) => character.charCodeAt(0)),
  ...Array.from({ length: 2000 }, (_, n) => 0xc0 + n),
]
const freshByAtom = new Map(
  atoms.map((atom) => [atom, fresh.filter((code) => atomOf(code) === atom)]),
)

/**
 * Representatives: for each kind of character that the sets in use tell apart, one character that no pattern names, or, where
 * patterns name them all, every character of the kind. Characters that no wanted pattern names can be replaced by such a
 * representative, which only leaves fewer unwanted patterns matching; so a search over these is complete.
 * @param sets every set in use
 * @param named every character that some pattern names
 */
export function representatives(
  sets: Iterable<CharacterSet>,
  named: ReadonlySet<number>,
): readonly number[] {
  const used = [...new Set(sets)]
  const kinds = new Map<number, CharacterSet[]>()
  for (const atom of atoms) {
    let signature = 0
    for (const set of used) signature = signature * 2 + ((set & atom) === 0 ? 0 : 1)
    const kind = kinds.get(signature)
    if (kind === undefined) kinds.set(signature, [atom])
    else kind.push(atom)
  }
  const chosen: number[] = []
  for (const kind of kinds.values()) {
    const free = freeOf(kind, named)
    if (free === undefined) for (const atom of kind) chosen.push(...(freshByAtom.get(atom) ?? []))
    else chosen.push(free)
  }
  return chosen
}

const order = [lower, digit, upper, other, hyphen, colon]

function freeOf(kind: readonly CharacterSet[], named: ReadonlySet<number>): number | undefined {
  for (const atom of order) {
    if (!kind.includes(atom)) continue
    const free = freshByAtom.get(atom)?.find((code) => !named.has(code))
    if (free !== undefined) return free
  }
  return undefined
}
