import type { Identity } from '../identity.ts'
import type { Estate } from '../estate.ts'

/** Which roles somebody may be able to assume, by what their trust policies say of principals. */
export class Assumable {
  readonly #byCaller = new Map<Identity, Set<Identity>>()
  readonly #byAccount = new Map<string, Set<Identity>>()
  readonly #byAnyone = new Set<Identity>()

  constructor(estate: Estate) {
    for (const role of estate.identities)
      if (role.kind === 'role' && !role.serviceLinked) this.#read(role, estate)
  }

  #read(role: Identity, estate: Estate): void {
    if (role.trust?.unresolved !== undefined) this.#byAnyone.add(role)
    for (const { effect, principal } of role.trust?.statements ?? []) {
      if (effect !== 'Allow' || principal === undefined) continue
      if (principal.negated) this.#byAnyone.add(role)
      if (principal.unresolved !== undefined) this.#byAnyone.add(role)
      for (const { type, value } of principal.principals) {
        if (value === '*' && (type === '*' || type === 'AWS')) this.#byAnyone.add(role)
        if (type !== 'AWS') continue
        const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1]
        if (account !== undefined) add(this.#byAccount, account, role)
        else {
          const caller = estate.identity(value)
          if (caller !== undefined) add(this.#byCaller, caller, role)
        }
      }
    }
  }

  /**
   * Roles that the caller may be let into: by name, or as one of its account or of everyone, which takes a permission of its own as well,
   * except that within an account everyone is everyone.
   * @param original of a derived identity, the real one
   * @param may whether some policy of the caller may allow `sts:AssumeRole`
   */
  by(original: Identity, may: boolean): ReadonlySet<Identity> {
    const { account } = original
    const anyone = [...this.#byAnyone]
    return new Set([
      ...(this.#byCaller.get(original) ?? []),
      ...(may ? (this.#byAccount.get(account) ?? []) : []),
      ...(may ? anyone : anyone.filter((role) => role.account === account)),
    ])
  }
}

function add<K>(map: Map<K, Set<Identity>>, key: K, role: Identity): void {
  const group = map.get(key)
  if (group === undefined) map.set(key, new Set([role]))
  else group.add(role)
}
