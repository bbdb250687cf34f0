interface ConsolePage {
  readonly name: string
  /** `WORKLOAD` stands for the id of the sample. */
  readonly path: string
  readonly signedOut?: boolean
  /** Whether it reads anything to begin with; yes where it is left out. */
  readonly reads?: boolean
  /** Buttons that open a dialog. */
  readonly buttons?: readonly string[]
  /** Keys that open a dialog. */
  readonly keys?: readonly string[]
}

/** Every page of the console. */
export const pages: readonly ConsolePage[] = [
  { name: 'Sign-in', path: '/sign-in', signedOut: true, reads: false },
  { name: 'Home', path: '/' },
  { name: 'Workloads', path: '/workloads' },
  { name: 'Define workload', path: '/define-workload', reads: false },
  { name: 'Workload', path: '/workloads/WORKLOAD', keys: ['m'] },
  { name: 'Questions of a workload', path: '/workloads/WORKLOAD?tab=review' },
  { name: 'Findings of a workload', path: '/workloads/WORKLOAD?tab=findings' },
  { name: 'Milestones', path: '/workloads/WORKLOAD?tab=milestones' },
  { name: 'Properties', path: '/workloads/WORKLOAD?tab=properties', buttons: ['Edit'] },
  { name: 'Shares', path: '/workloads/WORKLOAD?tab=shares', buttons: ['Share'] },
  {
    name: 'Question',
    path: '/workloads/WORKLOAD/questions?q=identities',
    keys: ['?', 'd', 'x', 'a'],
    buttons: ['Question does not apply'],
  },
  { name: 'Findings', path: '/findings?workload=WORKLOAD' },
  { name: 'Suppressions', path: '/suppressions?workload=WORKLOAD' },
  { name: 'Access', path: '/access' },
  { name: 'Exposure', path: '/access?tab=exposure' },
  { name: 'Escalation paths', path: '/access?tab=paths' },
  { name: 'Plan', path: '/plan?workload=WORKLOAD' },
  { name: 'Improvements of all workloads', path: '/improvements' },
  { name: 'Board of the plan', path: '/plan?workload=WORKLOAD&view=board' },
  { name: 'Evidence locker', path: '/evidence?workload=WORKLOAD', buttons: ['Attest'] },
  { name: 'Runs and collection', path: '/runs?workload=WORKLOAD', buttons: ['Start a run'] },
  { name: 'Report', path: '/workloads/WORKLOAD/report' },
  { name: 'Users', path: '/users', buttons: ['Add user'] },
  { name: 'Access keys', path: '/keys', buttons: ['Create key'] },
  { name: 'Audit log', path: '/audit' },
  { name: 'Lenses', path: '/lenses', buttons: ['Import lens'] },
  { name: 'Profiles', path: '/profiles', buttons: ['Create profile'] },
  { name: 'Review templates', path: '/templates', buttons: ['Create template'] },
  { name: 'Invitations', path: '/shares' },
  { name: 'Notifications', path: '/notifications' },
  {
    name: 'Settings',
    path: '/settings',
    buttons: ['Set a password', 'Set up an authenticator'],
  },
]
