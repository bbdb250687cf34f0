export const shell = {
  navigation: {
    label: 'Pages',
    home: 'Home',
    workloads: 'Workloads',
    findings: 'Findings',
    access: 'Access',
    plan: 'Plan',
    evidence: 'Evidence locker',
    runs: 'Runs and collection',
    review: 'Review',
    library: 'Library',
    lenses: 'Lenses',
    profiles: 'Profiles',
    templates: 'Review templates',
    together: 'Sharing',
    shares: 'Shares and invitations',
    notifications: 'Notifications',
    administration: 'Administration',
    users: 'Users',
    keys: 'Access keys',
    audit: 'Audit log',
    settings: 'Settings and security',
  },
  top: {
    account: (account: string) => `Account ${account}`,
    logo: 'Logo',
    accountTitle: 'Account',
    region: 'Region',
    appearance: 'Appearance',
    modeSystem: 'Colours of the system',
    modeLight: 'Light',
    modeDark: 'Dark',
    comfortable: 'Comfortable spacing',
    compact: 'Compact spacing',
    signOut: 'Sign out',
    settings: 'Settings and security',
    shortcuts: 'Keyboard shortcuts',
  },
  layout: {
    navigation: 'Side navigation',
    navigationClose: 'Close side navigation',
    navigationToggle: 'Open side navigation',
    notifications: 'Messages',
    tools: 'Help panel',
    toolsClose: 'Close help panel',
    toolsToggle: 'Open help panel',
  },
  breadcrumbs: 'Path',
  skip: 'Skip to content',
  signIn: {
    title: 'Sign in to Plinth',
    lead: 'Security Pillar reviews that answer themselves, with evidence.',
    user: 'User name',
    password: 'Password',
    submit: 'Sign in',
    passkey: 'Sign in with a passkey',
    oidc: (name: string) => `Continue with ${name}`,
    code: 'Code of your authenticator',
    codeHelp: 'Six digits, new every 30 seconds; or a recovery code.',
    or: 'or',
    local: 'On this machine?',
    localHelp:
      'The server prints a one-time link when it starts, which signs you in as administrator.',
    passkeyFailed: 'The passkey was not accepted. Try again, or use the password.',
    failed: 'That did not work. Try again, or sign in another way.',
    /** What leads back here, by the word in the address. */
    problems: {
      'link-used':
        'This link was used already or is too old. Start plinth serve again for a new one.',
      'no-role':
        'None of your groups at the provider has a role here. Ask an administrator of Plinth to give one of them a role, or your provider to put you into one that has.',
      'oidc-off': 'Single sign-on is not set up on this server.',
      'oidc-unreachable': 'The identity provider cannot be reached. Try again in a moment.',
      'oidc-expired': 'Signing in took too long, or was begun in another window. Begin again.',
      'oidc-denied': 'You did not go on at the provider.',
      'oidc-failed':
        'What the provider sent back was not accepted. Begin again; the log of the server says more.',
      'sign-in-failed': 'This user is disabled here. Ask an administrator of Plinth.',
    },
  },
  /** Why an action is off for whoever is signed in. */
  may: {
    roles: {
      reader: 'Readers',
      contributor: 'Contributors',
      owner: 'Owners',
      admin: 'Administrators',
    },
    refused: (who: string, right: 'look' | 'contribute' | 'own' | 'administer') =>
      right === 'contribute'
        ? `${who} cannot change anything. Ask an owner or administrator of the account for another role.`
        : right === 'own'
          ? `${who} cannot do this. Ask an owner or administrator of the account.`
          : `${who} cannot do this. Ask an administrator of the account.`,
    readOnlyShare: (account: string) =>
      `Account ${account} shares this workload to be read, not changed. Ask an owner there to let you contribute.`,
    unknownShare: 'What you may do here is not known yet.',
    foreign: (account: string) => `Only account ${account}, which owns the workload, can do this.`,
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address is wrong, or what it named is gone.',
    action: 'Go to Home',
  },
} as const
