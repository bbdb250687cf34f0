export const pictures = {
  fix: {
    title: 'Time to fix',
    help: 'Median time from planned to done, and until now for what is open, as a share of the time allowed; bars end at 400\u2009%. Accepted risks do not count.',
    fixed: 'Fixed',
    open: 'Open',
    allowedTime: 'Allowed time',
    level: 'Level',
    allowed: 'Allowed',
    late: 'Too late',
    took: 'Took',
    overdue: 'Overdue',
    age: 'Open for',
    longest: 'Longest',
    emptyTitle: 'Nothing to fix yet',
    emptyText: 'A run that finds failures plans improvements; from then on their time is counted.',
    days: (days: number | undefined) =>
      days === undefined
        ? '–'
        : days < 1
          ? `${Math.round(days * 24)} h`
          : `${days.toLocaleString('en')} d`,
    chart: 'Share of the allowed time, by level',
    percent: (value: number) => `${value}\u2009%`,
    word: {
      open: 'open',
      overdue: 'overdue',
      fixed: 'fixed',
      late: 'fixed too late',
    },
  },
  map: {
    title: 'Accounts and Regions',
    help: 'Resources with a finding, coloured by their worst failure. Each cell leads to its findings. Dashed: nothing was seen there.',
    account: 'Account',
    noAccount: 'No account',
    noRegion: 'Global',
    resources: (count: number) => `${count.toLocaleString('en')} resource${count === 1 ? '' : 's'}`,
    noFailures: 'no failures',
    unknown: (count: number) => `${count.toLocaleString('en')} unknown`,
    judged: (percent: number) => `${percent}\u2009% judged`,
    nothing: 'nothing seen',
    more: (count: number) => `Show ${count} more accounts`,
  },
  improvements: {
    title: 'Improvements of all workloads',
    description: 'What is to be fixed, in every workload that you see; the earliest due first.',
    fix: 'Improvement',
    workload: 'Workload',
    level: 'Level',
    owner: 'Owner',
    due: 'Due',
    planned: 'Planned',
    done: 'Done',
    state: 'Show',
    states: { open: 'Open', overdue: 'Overdue', fixed: 'Fixed', late: 'Fixed too late' },
    anyLevel: 'Every level',
    more: 'Load more',
    shown: (shown: number, total: number) =>
      `${shown.toLocaleString('en')} of ${total.toLocaleString('en')}`,
    emptyTitle: 'No improvements',
    emptyText: 'Nothing is of this kind. A review plans what it finds.',
    help: {
      title: 'Improvements',
      text: 'One line is one fix in one workload. It opens in the plan of its workload, where an owner, a date or a ticket is given to it, or its risk is accepted.',
    },
  },
} as const
