import type { Verb } from '../../verbs.ts'

/** The questions of `plinth access`, in the order in which people ask them. */
export const accessVerbs: Readonly<Record<string, Verb>> = {
  can: {
    summary: 'say whether a request goes through, and why',
    load: () => import('./can.ts'),
  },
  'who-can': {
    summary: 'list who can do something to a resource',
    load: () => import('./who-can.ts'),
  },
  exposure: {
    summary: 'list what is open to whom beyond its account',
    load: () => import('./exposure.ts'),
  },
  diff: {
    summary: 'say what a changed policy adds, with a request that proves it',
    load: () => import('./diff.ts'),
  },
  validate: {
    summary: 'say what is wrong with policies, with the codes of Access Analyzer',
    load: () => import('./validate.ts'),
  },
  generate: {
    summary: 'write the least policy for what CloudTrail saw',
    load: () => import('./generate.ts'),
  },
  paths: {
    summary: 'say by which ways identities come by rights that nobody meant them to have',
    load: () => import('./paths.ts'),
  },
  guardrail: {
    summary: 'list, test and try out guardrails of an organization',
    load: () => import('./guardrail.ts'),
  },
}
