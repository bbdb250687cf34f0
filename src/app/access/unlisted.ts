import { type Gap, hidesType } from '../../model/gap.ts'

/** What nobody could list, so that an answer may lack it. */
export interface Unlisted extends Pick<
  Gap,
  'operation' | 'account' | 'region' | 'reason' | 'error' | 'permission'
> {
  /** Types of CloudFormation of which something may be missing; `*` stands for any. */
  readonly types: readonly string[]
}

/** Whoever may do something, and what says what they may. */
export const identityTypes: readonly string[] = [
  'AWS::IAM::User',
  'AWS::IAM::Role',
  'AWS::IAM::Group',
  'AWS::IAM::ManagedPolicy',
]

/** What takes rights away from whole accounts, and says which accounts. */
export const organizationTypes: readonly string[] = [
  'AWS::Organizations::Account',
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Policy',
]

/**
 * What an answer may lack: the gaps that hide resources of these types altogether, each once.
 * @param types of CloudFormation that the answer rests on
 */
export function unlistedOf(gaps: readonly Gap[], types: readonly string[]): readonly Unlisted[] {
  const found = new Map<string, Unlisted>()
  for (const gap of gaps) {
    const hidden = types.filter((type) => hidesType(gap, type))
    if (hidden.length === 0) continue
    const { operation, account, region, reason, error, permission } = gap
    const entry: Unlisted = {
      types: gap.types.includes('*') ? ['*'] : hidden,
      ...(account !== undefined && { account }),
      ...(region !== undefined && { region }),
      operation,
      reason,
      error,
      ...(permission !== undefined && { permission }),
    }
    found.set(JSON.stringify(entry), entry)
  }
  return [...found.values()]
}

/** The same in one sentence, without its full stop. */
export function describeUnlisted({ types, account, region, operation, error }: Unlisted): string {
  const what = types.includes('*') ? 'Resources of any type' : types.join(', ')
  const place = [account, region].filter((part) => part !== undefined).join(' ')
  const where = place === '' ? '' : ` in ${place}`
  return `${what} may be missing${where}: ${operation}, ${error}`
}
