const units = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** The written form of a duration: a whole number and a unit: minutes, hours, days or weeks. */
export const durationPattern = /^([1-9]\d{0,5})(m|h|d|w)$/

/** Reads `24h`, `7d`, `2w`, `90m`. Returns milliseconds, or `undefined` when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = durationPattern.exec(text)
  const unit = match?.[2]
  if (unit !== 'm' && unit !== 'h' && unit !== 'd' && unit !== 'w') return undefined
  return Number(match?.[1]) * units[unit]
}
