import type { Verb } from '../../verbs.ts'

/** The questions of `plinth access`, in the order in which people ask them. */
export const accessVerbs: Readonly<Record<string, Verb>> = {}
