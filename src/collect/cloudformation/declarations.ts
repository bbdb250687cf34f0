import { createHash } from 'node:crypto'
import { loadText } from './load-text.ts'
import { parseTemplate } from './parse-template.ts'
import { isRaw, own, ownRaw, type Raw } from './template.ts'

/** What a template declares, as it is written: for whoever has to know whether two templates mean the same. */
export interface Declarations {
  /**
   * A digest of all that resources mean by: what they declare, what that names, directly or not, and what attaches itself to any of
   * it. Two templates with the same digest mean the same by them, whatever is not resolved.
   * @param ids logical ids
   * @returns nothing where it rests on what is not in the file: nested templates, resources that a macro makes
   */
  readonly digestOf: (ids: readonly string[]) => string | undefined
}

/** Sections whose entries others name. */
const sections = ['Resources', 'Parameters', 'Mappings', 'Conditions'] as const

/** Where a sub-resource says what it belongs to. */
const owners = [
  'Users',
  'Roles',
  'Groups',
  'UserName',
  'RoleName',
  'GroupName',
  'Bucket',
  'Topics',
  'TopicArn',
  'Queues',
  'Queue',
  'SecretId',
  'FunctionName',
] as const

/** Sub-resources that say by themselves what an owner's policies are. */
const subResources: ReadonlySet<unknown> = new Set([
  'AWS::IAM::Policy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::UserToGroupAddition',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SNS::TopicInlinePolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::SQS::QueueInlinePolicy',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::Lambda::Permission',
])

/** Reads the declarations of a template. @returns nothing where it cannot be read */
export async function readDeclarations(
  path: string,
  maxBytes = 64 * 1024 * 1024,
): Promise<Declarations | undefined> {
  const loaded = await loadText(path, maxBytes)
  if ('problem' in loaded) return undefined
  const { template } = await parseTemplate(path, loaded.text)
  return template === undefined ? undefined : declarationsOf(template.root)
}

function declarationsOf(root: Raw): Declarations {
  const entries = new Map<string, readonly unknown[]>()
  for (const section of sections)
    for (const [name, value] of Object.entries(ownRaw(root, section)))
      entries.set(name, [...(entries.get(name) ?? []), [section, value]])
  const resources = ownRaw(root, 'Resources')
  const everywhere = [
    own(root, 'Transform'),
    own(root, 'Globals'),
    Object.entries(resources).filter(([id]) => id.startsWith('Fn::ForEach')),
  ]
  const attached = attachmentsOf(resources)
  const known = new Map<string, readonly string[]>()
  const namesOf = (name: string) => {
    let names = known.get(name)
    if (names === undefined) {
      names = [...namesIn(entries.get(name))].filter((each) => entries.has(each))
      known.set(name, names)
    }
    return names
  }
  return {
    digestOf(ids) {
      const found = new Set([...ids, ...(attached.get(anything) ?? [])])
      for (const name of found) {
        if (own(own(resources, name), 'Type') === 'AWS::CloudFormation::Stack') return undefined
        for (const named of namesOf(name)) found.add(named)
        for (const id of attached.get(name) ?? []) found.add(id)
      }
      if (ids.some((id) => !Object.hasOwn(resources, id))) return undefined
      const text = [...found].toSorted().map((name) => [name, entries.get(name)])
      return createHash('sha256')
        .update(JSON.stringify([everywhere, text]))
        .digest('hex')
    },
  }
}

/** What a sub-resource belongs to that does not say so by reference alone. */
const anything = Symbol('anything')

/** Sub-resources by the id of what they belong to. */
function attachmentsOf(resources: Raw): ReadonlyMap<string | typeof anything, readonly string[]> {
  const attached = new Map<string | typeof anything, string[]>()
  for (const [id, raw] of Object.entries(resources)) {
    if (!subResources.has(own(raw, 'Type'))) continue
    const properties = ownRaw(raw, 'Properties')
    for (const reference of owners.flatMap((name) => [own(properties, name) ?? []].flat())) {
      const name = referredTo(reference)
      const owner = name !== undefined && Object.hasOwn(resources, name) ? name : anything
      const ids = attached.get(owner)
      if (ids === undefined) attached.set(owner, [id])
      else ids.push(id)
    }
  }
  return attached
}

/** The logical id of `{Ref}` and `{Fn::GetAtt}`. */
function referredTo(value: unknown): string | undefined {
  const ref = own(value, 'Ref') ?? [own(value, 'Fn::GetAtt')].flat()[0]
  return typeof ref === 'string' ? ref.split('.')[0] : undefined
}

/** Every word of every text: more than what intrinsics name, and never less. */
function namesIn(value: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string')
    for (const name of [value, ...value.split(/[^A-Za-z0-9]+/)]) names.add(name)
  else if (Array.isArray(value))
    for (const each of value as readonly unknown[]) namesIn(each, names)
  else if (isRaw(value)) for (const each of Object.values(value)) namesIn(each, names)
  return names
}
