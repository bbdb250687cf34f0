import { readFileSync } from 'node:fs'
import { compileGlob } from '../../../lib/glob.ts'
import { decodeKey, decodeService } from './decode-service.ts'
import type { ActionFacts, KeyFacts, ServiceFacts } from './facts.ts'
import { readProviderKey } from './provider-key.ts'

const file = new URL('../../../../catalog/generated/access-catalogue.json', import.meta.url)

interface Table {
  readonly source: string
  readonly resourceControl: string
  readonly globalKeys: string
  readonly keyPrefixes: Readonly<Record<string, string>>
  readonly services: Readonly<Record<string, string>>
}

let loaded: Catalogue | undefined

/**
 * The catalogue of every AWS service: actions, resource types, condition keys. Read on first use (about 10 ms); a service is
 * decoded when it is first asked for. Names are looked up without regard to case, as IAM does.
 */
export function loadCatalogue(): Catalogue {
  loaded ??= new Catalogue(JSON.parse(readFileSync(file, 'utf8')) as Table)
  return loaded
}

const rememberedPatterns = 10_000

export class Catalogue {
  readonly #table: Table
  readonly #services = new Map<string, ServiceFacts>()
  readonly #globals: KeyIndex
  readonly #resourceControl: ReadonlySet<string>
  readonly #keys = new Map<string, KeyIndex>()
  readonly #expanded = new Map<string, readonly ActionFacts[]>()
  readonly #actionKeys = new Map<ActionFacts, ReadonlySet<string>>()
  /** Prefixes of every service, in order. */
  readonly prefixes: readonly string[]

  constructor(table: Table) {
    this.#table = table
    this.prefixes = Object.keys(table.services)
    const globals = table.globalKeys.split(' ').map((key) => decodeKey(key, '', true))
    this.#globals = new KeyIndex(globals)
    this.#resourceControl = new Set(table.resourceControl.split(' '))
  }

  /** @param prefix `s3`, in any case */
  service(prefix: string): ServiceFacts | undefined {
    const id = prefix.toLowerCase()
    const known = this.#services.get(id)
    if (known !== undefined || !Object.hasOwn(this.#table.services, id)) return known
    const service = decodeService(id, this.#table.services[id] ?? '')
    this.#services.set(id, service)
    return service
  }

  /** @param id `s3:GetObject`, in any case and without wildcards */
  action(id: string): ActionFacts | undefined {
    const colon = id.indexOf(':')
    if (colon < 0) return undefined
    return this.service(id.slice(0, colon))?.actions.get(id.slice(colon + 1).toLowerCase())
  }

  /**
   * Every known action that an `Action` pattern matches: `s3:Get*`, `*`. A wildcard in the prefix matches nothing, as in IAM.
   * Answers are remembered; do not change them.
   */
  expand(pattern: string): readonly ActionFacts[] {
    if (!/[*?]/.test(pattern)) return [this.action(pattern)].filter((one) => one !== undefined)
    const folded = pattern.toLowerCase()
    const known = this.#expanded.get(folded)
    if (known !== undefined) return known
    const actions = this.#expand(folded)
    if (this.#expanded.size >= rememberedPatterns) this.#expanded.clear()
    this.#expanded.set(folded, actions)
    return actions
  }

  #expand(folded: string): readonly ActionFacts[] {
    if (/^\*+$/.test(folded))
      return this.prefixes.flatMap((id) => [...(this.service(id)?.actions.values() ?? [])])
    const colon = folded.indexOf(':')
    const actions = colon < 0 ? undefined : this.service(folded.slice(0, colon))?.actions
    if (actions === undefined) return []
    const name = folded.slice(colon + 1)
    const matches = compileGlob(name)
    return [...actions].filter(([folded]) => matches(folded)).map(([, action]) => action)
  }

  /**
   * What is known of a condition key as a policy writes it, in any case: `aws:SourceIp`, `aws:PrincipalTag/Team`,
   * `kms:EncryptionContext:App`, `token.actions.githubusercontent.com:sub`. `undefined`: AWS documents no such key.
   */
  key(written: string): KeyFacts | undefined {
    const folded = written.toLowerCase()
    const global = this.#globals.find(folded)
    if (global !== undefined) return global
    const owner = this.keyOwner(folded)
    if (owner === undefined) return readProviderKey(folded)
    let index = this.#keys.get(owner)
    if (index === undefined) {
      index = new KeyIndex([...(this.service(owner)?.keys.values() ?? [])])
      this.#keys.set(owner, index)
    }
    return index.find(folded) ?? readProviderKey(folded)
  }

  /** The service that documents keys of this one's prefix: `sts` for those of identity providers. */
  keyOwner(written: string): string | undefined {
    const folded = written.toLowerCase()
    const prefix = folded.slice(0, Math.max(0, folded.indexOf(':')))
    if (Object.hasOwn(this.#table.services, prefix)) return prefix
    for (const [template, owner] of Object.entries(this.#table.keyPrefixes)) {
      const pattern = template.toLowerCase().replaceAll(/\$\{[^}]*\}/g, '*')
      if (compileGlob(`${pattern}:*`)(folded)) return owner
    }
    return undefined
  }

  /**
   * Documented names of the condition keys, in lower case, that a request for this action may carry besides the global ones:
   * those of the action and of its resource types.
   */
  keysOf(action: ActionFacts): ReadonlySet<string> {
    let keys = this.#actionKeys.get(action)
    if (keys === undefined) {
      const all = [
        ...action.keys,
        ...action.resources.flatMap((resource) => [...resource.keys, ...resource.type.keys]),
      ]
      keys = new Set(all.map((key) => key.toLowerCase()))
      this.#actionKeys.set(action, keys)
    }
    return keys
  }

  /** Whether requests for this action may carry this key, as a policy writes it. Global keys: yes, but for tag keys. */
  actionHasKey(action: ActionFacts, written: string): boolean {
    const key = this.key(written)
    if (key === undefined) return false
    const listed = this.keysOf(action)
    const name = key.name.toLowerCase()
    if (name === 'aws:requesttag/tag-key') return listed.has('aws:requesttag/${tagkey}')
    if (name === 'aws:resourcetag/tag-key') return listed.has('aws:resourcetag/${tagkey}')
    if (name === 'aws:tagkeys') return listed.has(name)
    return key.global || listed.has(name)
  }

  /** Whether only `Resource: "*"` matches the action. */
  isWildcardOnly(action: ActionFacts): boolean {
    return action.resources.length === 0
  }

  /** Whether resource control policies apply to the service. */
  supportsResourceControl(prefix: string): boolean {
    return this.#resourceControl.has(prefix.toLowerCase())
  }
}

/** Keys by name, and those with a part to fill in by pattern. */
class KeyIndex {
  readonly #exact = new Map<string, KeyFacts>()
  readonly #templates: (readonly [(text: string) => boolean, KeyFacts])[] = []

  constructor(keys: readonly KeyFacts[]) {
    for (const key of keys) {
      const folded = key.name.toLowerCase()
      const pattern = folded.replace(/\/(?:tag-key|<key>)$/, '/?*').replaceAll(/\$\{[^}]*\}/g, '?*')
      this.#exact.set(folded, key)
      if (pattern !== folded) this.#templates.push([compileGlob(pattern), key])
    }
  }

  find(folded: string): KeyFacts | undefined {
    return this.#exact.get(folded) ?? this.#templates.find(([matches]) => matches(folded))?.[1]
  }
}
