interface ConsolePage {
  readonly name: string
  /** `WORKLOAD` stands for the id of the sample. */
  readonly path: string
  readonly signedOut?: boolean
}

/** Every page of the console. */
export const pages: readonly ConsolePage[] = [
  { name: 'Sign-in', path: '/sign-in', signedOut: true },
  { name: 'Home', path: '/' },
  { name: 'Workloads', path: '/workloads' },
  { name: 'Define workload', path: '/define-workload' },
  { name: 'Workload', path: '/workloads/WORKLOAD' },
  { name: 'Questions of a workload', path: '/workloads/WORKLOAD?tab=review' },
  { name: 'Findings of a workload', path: '/workloads/WORKLOAD?tab=findings' },
  { name: 'Milestones', path: '/workloads/WORKLOAD?tab=milestones' },
  { name: 'Properties', path: '/workloads/WORKLOAD?tab=properties' },
  { name: 'Shares', path: '/workloads/WORKLOAD?tab=shares' },
  { name: 'Question', path: '/workloads/WORKLOAD/questions?q=identities' },
  { name: 'Findings', path: '/findings?workload=WORKLOAD' },
  { name: 'Access', path: '/access' },
  { name: 'Exposure', path: '/access?tab=exposure' },
  { name: 'Escalation paths', path: '/access?tab=paths' },
  { name: 'Plan', path: '/plan?workload=WORKLOAD' },
  { name: 'Board of the plan', path: '/plan?workload=WORKLOAD&view=board' },
  { name: 'Evidence locker', path: '/evidence?workload=WORKLOAD' },
  { name: 'Runs and collection', path: '/runs?workload=WORKLOAD' },
  { name: 'Report', path: '/workloads/WORKLOAD/report' },
  { name: 'Users', path: '/users' },
  { name: 'Access keys', path: '/keys' },
  { name: 'Audit log', path: '/audit' },
  { name: 'Lenses', path: '/lenses' },
  { name: 'Profiles', path: '/profiles' },
  { name: 'Review templates', path: '/templates' },
  { name: 'Invitations', path: '/shares' },
  { name: 'Notifications', path: '/notifications' },
  { name: 'Settings', path: '/settings' },
]
