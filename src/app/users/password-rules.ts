/** Fewest and most characters of a password. */
export const passwordLength = { min: 12, max: 256 } as const

/**
 * What is wrong with a new password, as a sentence; `undefined` when it will do. Length is what counts; rules about
 * kinds of characters are not wanted.
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html
 */
export function passwordProblem(password: string, user: string): string | undefined {
  const { min, max } = passwordLength
  const folded = password.normalize('NFKC').toLowerCase()
  const length = [...password].length
  if (length < min) return `A password has at least ${min} characters.`
  if (length > max) return `A password has at most ${max} characters.`
  if (new Set(folded).size < 5) return 'The password repeats too few characters.'
  if (isSequence(folded)) return 'The password is a sequence that is easily guessed.'
  const without = folded
    .replaceAll(user.toLowerCase(), '')
    .replaceAll(/plinth|password|passwort/g, '')
  if (without.length < 6)
    return 'The password is too close to the name of the user or of the product.'
  return undefined
}

const sequences = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
]

function isSequence(text: string): boolean {
  return sequences.some((sequence) => {
    const doubled = sequence + sequence
    return doubled.includes(text) || [...doubled].toReversed().join('').includes(text)
  })
}
