import { loadCatalogue } from '../../catalogue/catalogue.ts'
import { parseDate } from '../../condition/date.ts'
import { splitArn } from '../../match/arn.ts'
import type { AccessRequest } from '../../request/request.ts'
import type { Symbols } from '../compile/symbols.ts'
import { spellDate } from '../dimension/candidates.ts'
import type { Setting } from '../search/setting.ts'
import { type Situation, valueOf } from '../search/situation.ts'
import { instantiate, symbolsIn } from './instantiate.ts'
import type { Caller } from '../caller/caller.ts'
import { exampleAccount } from '../caller/caller-of.ts'
import { principalFor } from './principal-for.ts'

/** What keys of every request are when no policy asks. */
const usual: Readonly<Record<string, string>> = {
  'aws:securetransport': 'true',
  'aws:currenttime': '2030-01-01T00:00:00Z',
  'aws:epochtime': '1893456000',
}

const likely: Readonly<Record<string, string>> = {
  'aws:username': 'alice',
  'aws:principalaccount': '111122223333',
  'aws:resourceaccount': '111122223333',
  'aws:principalorgid': 'o-exampleorgid',
  'aws:requestedregion': 'eu-west-1',
}

/**
 * Turns what the search found into a request.
 * @param who account of the caller and name of the user, where they can be any
 * @returns `undefined` when variables have no value that fits
 */
export function buildRequest(
  situation: Situation,
  setting: Setting,
  symbols: Symbols,
  { account = exampleAccount, name }: { readonly account?: string; readonly name?: string } = {},
): AccessRequest | undefined {
  const found = new Map<string, readonly string[]>()
  const absent = new Set<string>()
  for (const key of [...setting.inPlay, ...situation.keys.keys()]) {
    const values = valueOf(situation, key, setting)
    if (values === undefined) absent.add(key)
    else found.set(key, values)
  }
  const caller = inAccount(setting, found, account)
  const isUser = caller.sample.kind === 'user' && !found.has('aws:principalarn')
  if (name !== undefined && isUser && !absent.has('aws:username') && !found.has('aws:username'))
    found.set('aws:username', [name])
  const plain = (key: string): string | undefined => {
    const [value] = found.get(key) ?? []
    return value !== undefined && symbolsIn(value).length === 0 ? value : undefined
  }
  const variables = new Map<string, string>()
  const variable = (key: string): string | undefined => {
    if (absent.has(key) || setting.traits(key).presence === 'never') return undefined
    const known = variables.get(key) ?? plain(key)
    if (known !== undefined) return known
    const arn = plain('aws:principalarn') ?? caller.sample.arn
    const value = key === 'aws:principalaccount' ? accountOf(arn) : undefined
    const chosen =
      value ?? ownValue(key, setting, caller) ?? likely[key] ?? `example${variables.size + 1}`
    variables.set(key, chosen)
    return chosen
  }
  const fill = (text: string) => instantiate(text, symbols, variable)
  const resource = fill(situation.resource.text)
  if (resource === undefined) return undefined
  const context = new Map<string, readonly string[]>()
  for (const [key, value] of Object.entries(usual)) context.set(key, [value])
  for (const [key, values] of found) {
    const filled = values.map(fill)
    if (filled.some((value) => value === undefined)) return undefined
    context.set(
      key,
      filled.filter((value) => value !== undefined),
    )
  }
  for (const [key, value] of variables) context.set(key, [value])
  settleTime(context, found)
  const principal = principalFor(caller, context)
  return {
    principal,
    action: named(situation.action.text),
    resource,
    context: { values: context, others: 'absent' },
    ...resourceOwner(context),
  }
}

/** The caller, moved to an account when nothing says which. */
function inAccount(
  { caller }: Setting,
  found: ReadonlyMap<string, unknown>,
  account: string,
): Caller {
  if (account === exampleAccount || found.has('aws:principalarn')) return caller
  const { sample, keys } = caller
  if (keys.get('aws:principalaccount')?.domain !== undefined || sample.account === undefined)
    return caller
  const move = (text: string | undefined) => text?.replace(`:${sample.account}:`, `:${account}:`)
  const [arn, roleArn] = [move(sample.arn), move(sample.roleArn)]
  return {
    ...caller,
    sample: { ...sample, account, ...(arn && { arn }), ...(roleArn && { roleArn }) },
  }
}

function ownValue(key: string, setting: Setting, { sample }: Caller): string | undefined {
  if (key === 'aws:userid') return sample.userId
  if (key === 'aws:principalarn') return sample.roleArn ?? sample.arn
  return setting.traits(key).domain?.[0]
}

function accountOf(arn: string | undefined): string | undefined {
  return arn === undefined ? undefined : splitArn(arn)?.[4]
}

/** `aws:EpochTime` and `aws:CurrentTime` are one moment. */
function settleTime(
  context: Map<string, readonly string[]>,
  found: ReadonlyMap<string, readonly string[]>,
): void {
  const [current, epoch] = ['aws:currenttime', 'aws:epochtime']
  const asked = found.has(current) ? current : epoch
  const time = parseDate(context.get(asked)?.[0] ?? '')
  if (time === undefined) return
  if (!found.has(current)) context.set(current, [spellDate(time)])
  if (!found.has(epoch)) context.set(epoch, [String(time / 1000)])
}

function resourceOwner(
  context: ReadonlyMap<string, readonly string[]>,
): Pick<AccessRequest, 'resourceAccount'> {
  const [owner] = context.get('aws:resourceaccount') ?? []
  return owner === undefined ? {} : { resourceAccount: owner }
}

/** The action in the capitals of AWS. */
function named(action: string): string {
  return loadCatalogue().action(action)?.id ?? action
}
