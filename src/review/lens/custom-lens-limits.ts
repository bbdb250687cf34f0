/** Limits of custom lenses in the Well-Architected Tool (its quotas and its lens format specification). */
export const lensLimits = {
  bytes: 500_000,
  pillars: 10,
  questionsPerPillar: 20,
  choicesPerQuestion: 15,
  riskRules: 3,
  resourcesPerType: 5,
  idMin: 3,
  idMax: 128,
  name: 128,
  text: 2048,
  url: 2048,
} as const

/** Longest choice id that the wire API carries; the lens format itself allows more. */
export const wireChoiceIdMax = 64

/** Ids end so when they are the choice `None of these`. */
export const noneSuffix = '_no'
