import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import { dig, list } from './value.ts'

const accessKeyId = /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/
const privateKey = /-----BEGIN (?:[A-Z0-9]{2,12} )?PRIVATE KEY/
const token = /\b(?:ghp_[A-Za-z0-9]{36}|xox[abp]-[A-Za-z0-9-]{20}|sk_live_[A-Za-z0-9]{20})/
const passwordInUrl = /:\/\/[^/\s:@]{1,64}:[^/\s:@$]{4,128}@/
const secretName =
  /pass(?:word|wd|phrase)|pwd|secret|token|credential|(?:api|private|access|auth|encryption|signing)_?key/i
const nameOfReference =
  /(?:arn|name|id|ids|url|uri|path|file|param|parameter|prefix|region|endpoint|host|ttl|expiry|expiration|length|version|enabled|type|policy)$/i
const reference = /^(?:arn:|alias\/|\{\{resolve:|\$\{|\$\(|\$[A-Za-z_]|https?:\/\/|\/|vault:|ssm:)/
const placeholder =
  /^(?:changeme|replace|placeholder|example|none|null|true|false|redacted|xxx|\*)/i
const assignment =
  /([A-Za-z_][A-Za-z0-9_-]{0,63})["']?[ \t]{0,4}[=:][ \t]{0,4}["']?([^\s"'`;,]{8,200})/g

/** `instance-profile`, `PRODUCTION_DATABASE`: letters of one case and separators. */
const words = /^(?:[a-z_.-]+|[A-Z_.-]+)$/
/** A call, a variable or a template: code that reads a secret, not the secret. */
const code = /[(<>{}[\]$]|\benv\b|environ/

const unreadable = unknown('unresolved', 'the variables')

/** Longest text that is searched; longer ones are cut, secrets stand near the beginning. */
const longest = 65_536

/**
 * Whether a named value looks like a secret in plain text: a key by its form, or a random-looking value under a name
 * such as `DB_PASSWORD`. References to a secret store are not secrets. Linear in the length of the value.
 */
export function looksSecret(name: string, value: string): boolean {
  const text = value.length > longest ? value.slice(0, longest) : value
  if (accessKeyId.test(text) || privateKey.test(text) || token.test(text)) return true
  if (text.includes('://') && passwordInUrl.test(text)) return true
  return secretName.test(name) && !nameOfReference.test(name) && looksRandom(text)
}

/** At least 8 characters, no reference or placeholder, no plain words, and at least 2.5 bits of entropy a character. */
function looksRandom(text: string): boolean {
  if (text.length < 8 || text.includes('${') || text.includes(' ')) return false
  if (reference.test(text) || placeholder.test(text) || words.test(text)) return false
  return entropy(text.slice(0, 256)) >= 2.5
}

/** Shannon entropy in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1)
  let bits = 0
  for (const n of counts.values()) bits -= (n / text.length) * Math.log2(n / text.length)
  return bits
}

/** Whether free text such as a start script holds a secret: a key by its form or an assignment to a secret name. */
export function textHoldsSecret(value: string): boolean {
  const text = value.length > longest ? value.slice(0, longest) : value
  if (looksSecret('', text)) return true
  for (const [, name = '', literal = ''] of text.matchAll(assignment))
    if (!code.test(literal) && looksSecret(name, literal)) return true
  return false
}

/** The name of the first value that looks secret, an unknown when none does and some could not be read. */
export function secretIn(values: unknown): string | Unknown | undefined {
  if (isUnknown(values)) return values
  if (values === undefined || values === null) return undefined
  if (typeof values !== 'object') return unreadable
  let doubt: Unknown | undefined
  for (const [name, value] of Object.entries(values)) {
    if (isUnknown(value)) doubt ??= value
    else if (typeof value === 'string' && looksSecret(name, value)) return name
  }
  return doubt
}

/** Like `secretIn` for `[{Name, Value}]`; gives the index. Entries that `spare` names are references. */
export function secretInPairs(
  pairs: unknown,
  spare: (pair: unknown) => boolean = () => false,
): number | Unknown | undefined {
  const entries = list(pairs)
  if (isUnknown(entries)) return entries
  let doubt: Unknown | undefined
  for (const [index, pair] of entries.entries()) {
    if (isUnknown(pair)) doubt ??= pair
    else if (typeof pair !== 'object') doubt ??= unreadable
    else if (!spare(pair)) {
      const name = dig(pair, 'Name')
      const value = dig(pair, 'Value')
      if (isUnknown(value)) doubt ??= value
      else if (
        typeof value === 'string' &&
        looksSecret(typeof name === 'string' ? name : '', value)
      )
        return index
    }
  }
  return doubt
}
