/** An option that may be given several times: what was given, in order. */
export function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
