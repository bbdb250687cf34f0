export interface Signal {
  /** `Root user signs in with MFA: 4 of 5, 1 fails` */
  readonly text: string
  /** `SEC01-BP02`, or empty. */
  readonly practices: string
}

/** A signal as its text and the practices in parentheses at its end, so that documents can set them apart. */
export function splitSignal(signal: string): Signal {
  const start = signal.endsWith(')') ? signal.lastIndexOf(' (') : -1
  const inside = start < 0 ? '' : signal.slice(start + 2, -1)
  return /^[A-Z]+\d+-[A-Z]+\d+/.test(inside)
    ? { text: signal.slice(0, start), practices: inside }
    : { text: signal, practices: '' }
}
