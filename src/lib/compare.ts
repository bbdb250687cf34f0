/** Orders two strings by UTF-16 code units, the same on every machine and in every locale; absent counts as empty. */
export function compare(a = '', b = ''): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
