import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { type Moto, motoAccount } from '../../live/moto.ts'
import type { Applied, Applier, Appliers } from './applier.ts'
import { compute } from './compute.ts'
import { data } from './data.ts'
import { edge } from './edge.ts'
import { identity } from './identity.ts'
import { messaging } from './messaging.ts'
import { network } from './network.ts'
import { storage } from './storage.ts'
import { watch } from './watch.ts'

const appliers: Appliers = {
  ...compute,
  ...data,
  ...edge,
  ...identity,
  ...messaging,
  ...network,
  ...storage,
  ...watch,
}

/** What a resource of a type became. */
export interface Made extends Applied {
  readonly type: string
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; Properties: object }>>
}

/**
 * Makes what a template declares, in its order, through the API of each service: moto's own CloudFormation knows too few
 * types. Independent of the reader under test: it knows only `Ref`, `Fn::GetAtt`, `Fn::Sub` and `Fn::Base64`.
 * @returns what each logical id became
 */
export async function applyTemplate(path: string, moto: Moto): Promise<ReadonlyMap<string, Made>> {
  const template = parse(await readFile(path, 'utf8'), { merge: true }) as Template
  const made = new Map<string, Made>()
  for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
    const apply: Applier | undefined = appliers[Type]
    if (apply === undefined) throw new Error(`no applier makes a ${Type}`)
    try {
      made.set(id, { type: Type, ...(await apply(resolve(Properties, made) as never, moto)) })
    } catch (error) {
      throw new Error(`${id} could not be made`, { cause: error })
    }
  }
  return made
}

function resolve(value: unknown, made: ReadonlyMap<string, Made>): unknown {
  if (Array.isArray(value)) return value.map((member) => resolve(member, made))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
  const [first] = members
  if (members.length === 1 && first !== undefined) {
    const [name, argument] = first
    if (name === 'Ref') return named(String(argument), made)
    if (name === 'Fn::GetAtt' && Array.isArray(argument)) return named(argument.join('.'), made)
    if (name === 'Fn::Base64') return Buffer.from(String(argument)).toString('base64')
    if (name === 'Fn::Sub')
      return String(argument).replaceAll(/\$\{([^}]+)\}/g, (_, token: string) => named(token, made))
  }
  return Object.fromEntries(members.map(([name, member]) => [name, resolve(member, made)]))
}

function named(token: string, made: ReadonlyMap<string, Made>): string {
  if (token === 'AWS::AccountId') return motoAccount
  if (token === 'AWS::Region') return 'us-east-1'
  const [id = '', attribute] = token.split('.')
  const applied = made.get(id)
  const value = attribute === undefined ? applied?.ref : applied?.attributes?.[attribute]
  if (value === undefined) throw new Error(`${token} is not known yet`)
  return value
}
