import type { Verb } from '../../verbs.ts'

/** The questions of `plinth access`, in the order in which people ask them. */
export const accessVerbs: Readonly<Record<string, Verb>> = {
  generate: {
    summary: 'write the least policy for what CloudTrail saw',
    load: () => import('./generate.ts'),
  },
}
