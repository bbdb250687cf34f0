import type { Command } from 'commander'

export interface Verb {
  readonly summary: string
  /** Adds arguments, options and the action; imported only for the verb in use, so that others cost nothing. */
  readonly load: () => Promise<{
    /** @param args all arguments of the command line, for verbs that have verbs of their own */
    readonly define: (command: Command, args: readonly string[]) => void | Promise<void>
  }>
}

/** Every verb, in the order of the flow. */
export const verbs: Readonly<Record<string, Verb>> = {
  review: {
    summary: 'review a workload against the Security Pillar, with evidence',
    load: () => import('./verbs/review.ts'),
  },
  collect: {
    summary: 'collect a snapshot, to review later or elsewhere',
    load: () => import('./verbs/collect.ts'),
  },
  check: {
    summary: 'check templates, plans and snapshots',
    load: () => import('./verbs/check.ts'),
  },
  access: {
    summary: 'say who can do what, compare, validate and write policies',
    load: () => import('./verbs/access.ts'),
  },
  explain: {
    summary: 'explain a check, a practice or a question',
    load: () => import('./verbs/explain.ts'),
  },
  workload: {
    summary: 'list, show and delete the workloads of the store',
    load: () => import('./verbs/workload.ts'),
  },
  milestone: {
    summary: 'record how a workload stands, and say what changed since',
    load: () => import('./verbs/milestone.ts'),
  },
  lens: {
    summary: 'list and write the custom lenses that come with Plinth',
    load: () => import('./verbs/lens.ts'),
  },
  sync: {
    summary: 'copy a workload to or from the Well-Architected Tool of AWS',
    load: () => import('./verbs/sync.ts'),
  },
  db: {
    summary: 'check, back up or restore the store',
    load: () => import('./verbs/db.ts'),
  },
  serve: {
    summary: 'serve the console and the Well-Architected API',
    load: () => import('./verbs/serve.ts'),
  },
  keys: {
    summary: 'create, list and revoke the access keys of the API',
    load: () => import('./verbs/keys.ts'),
  },
  users: {
    summary: 'create, list, disable and reset the users of the console',
    load: () => import('./verbs/users.ts'),
  },
  doctor: {
    summary: 'say whether everything that Plinth needs is there',
    load: () => import('./verbs/doctor.ts'),
  },
  completion: {
    summary: 'print a completion script for bash, zsh or fish',
    load: () => import('./verbs/completion.ts'),
  },
}
