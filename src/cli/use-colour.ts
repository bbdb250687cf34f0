/**
 * Whether a document on stdout may use colour: not with `--no-color` or NO_COLOR; always with FORCE_COLOR; else where
 * the terminal has colours.
 * @param wanted false with `--no-color`
 */
export function useColour(wanted: boolean): boolean {
  const { NO_COLOR: never = '', FORCE_COLOR: always = '' } = process.env
  if (!wanted || never !== '') return false
  if (always !== '' && always !== '0') return true
  return process.stdout.isTTY === true && process.stdout.hasColors()
}
