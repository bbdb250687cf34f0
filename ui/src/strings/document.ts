/** Words of the application inside an HTML document. */
export const document = {
  overview: 'Overview',
  questions: 'Questions',
  findings: 'What failed, what is unknown and what was suppressed. Passed findings are counted.',
  gaps: 'Not seen',
  responsibility: 'Shared responsibility',
  onePage: 'One page, to print',
  reviewed: 'Reviewed',
  decided: 'What of the resource decided; the rest of it is not in this file.',
  notHeld:
    'This file holds one review. It does not carry milestones, the trend between them, statements and shares, or passed findings one by one: open the console (plinth serve) for those.',
  leftOut: 'This file does not hold everything',
  leftOutText: (lists: string) =>
    `It was too much for one file: ${lists}. Numbers count all of it; the JSON document of the review holds it.`,
  leftOutOf: {
    findings: 'findings',
    plan: 'improvements',
    gaps: 'gaps',
    blind: 'checks without a subject',
    diagnostics: 'remarks',
  },
  attention: 'Needs attention',
  attentionHelp:
    'What was noticed on the way: statements and exceptions that ended, input that could not be used.',
  expired: (by: string, practice: string, on: string) =>
    `The statement by ${by} about ${practice} expired on ${on}.`,
  stale: {
    expired: (check: string, on: string) => `The suppression of ${check} ended on ${on}.`,
    unused: (check: string) => `The suppression of ${check} matches nothing.`,
  },
  responsibilities: {
    help: 'For each service in use: what AWS secures, and what remains yours, with what the checks say of it. Managed is not the same as secured.',
    service: 'Service',
    resources: (count: number) => (count === 1 ? '1 resource' : `${count} resources`),
    aws: 'AWS secures',
    customer: 'You secure',
    none: 'No service in use is known to the catalog.',
    counts: { fail: 'failed', unknown: 'unknown', pass: 'passed' },
    status: {
      done: 'Done',
      'not-done': 'Not done',
      unknown: 'Unknown',
      'not-judged': 'Not judged',
    },
    models: {
      infrastructure: 'Infrastructure',
      containers: 'Containers',
      'managed-database': 'Managed database',
      'managed-storage': 'Managed storage',
      serverless: 'Serverless',
      'managed-network': 'Managed network',
      'managed-security': 'Managed security',
    },
  },
  print: 'Print',
  printHelp: 'Everything on one page, as people without JavaScript see it.',
  damaged: 'This file is damaged: the review inside cannot be read.',
} as const
