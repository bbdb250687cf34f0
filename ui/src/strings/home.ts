export const home = {
  title: 'Home',
  lead: 'What is wrong, why it matters, and what to do next.',
  high: 'High risks',
  medium: 'Medium risks',
  unanswered: 'Unanswered',
  overdue: 'Overdue',
  coverage: 'Coverage',
  coverageHelp: 'lowest of all workloads that were looked at',
  disputes: 'Contradictions',
  onlyFirst: (count: number) =>
    `Only the first ${count.toLocaleString('en')} workloads that you see are counted here, in the order they were defined. The others are under Workloads.`,
  heat: 'Risk by domain and workload',
  heatHelp:
    'Each cell leads to the questions it counts. Dashed: nobody answered, nothing is known.',
  workload: 'Workload',
  cell: (high: number, medium: number, open: number) =>
    high > 0
      ? `${high} high`
      : medium > 0
        ? `${medium} medium`
        : open > 0
          ? `${open} open`
          : 'no risk',
  also: (medium: number, open: number) =>
    [medium > 0 ? `${medium} medium` : '', open > 0 ? `${open} open` : '']
      .filter((text) => text !== '')
      .join(', '),
  search: 'Find a workload',
  shown: (shown: number, all: number) => `${shown} of ${all} workloads`,
  showMore: 'Show more',
  trend: 'Risks by milestone',
  trendHelp: 'Over the newest milestone of every workload at that time.',
  noTrendTitle: 'No trend yet',
  noTrendText: 'Save a milestone of a workload; every one is a point here.',
  due: 'Due this week',
  dueHelp: 'Improvements that are overdue or due within seven days.',
  allDue: 'All improvements',
  nothingDue: 'Nothing is due this week.',
  contradictions: 'Evidence against answers',
  contradictionsHelp: 'What people said, and what the newest run sees.',
  noContradictions: 'No answer is disputed.',
  coverages: 'Coverage by workload',
  coveragesHelp: 'What was not seen is unknown: it never counts as passed.',
  noRun: 'never looked at',
  emptyTitle: 'Nothing to show yet',
  emptyText: 'Define a workload, or let a review make one with its evidence.',
  help: {
    title: 'Home',
    text: 'Red is what the framework calls a high risk, yellow a medium one; dashed cells are unanswered. Coverage says how much of what should be looked at was seen. Every number leads to what it counts.',
  },
} as const
