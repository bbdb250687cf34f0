import type { Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Declared } from './declared.ts'
import { nameOf } from './names.ts'
import type { Place } from './pseudo-parameters.ts'
import type { Report } from './report.ts'
import type { Scope } from './scope.ts'
import { tagsOf } from './tags.ts'
import { isRaw, own } from './template.ts'

/** Levels of properties whose lines are kept: enough for a statement of a policy. */
const traced = 4

export interface Build extends Place {
  readonly stack: string
  readonly prefix: string
  readonly report: Report
  readonly undecided: Map<string, string>
}

/** The resource that a declaration stands for; `undefined` when its condition is false or it cannot be read. */
export function buildResource(
  declared: Declared,
  scope: Scope,
  build: Build,
): Resource | undefined {
  const { id, type, raw, line } = declared
  const { file } = scope.template
  scope.line = line
  if (!isWanted(own(raw, 'Condition'), scope, build, id)) return undefined
  const written = own(raw, 'Properties') ?? {}
  const lines: Record<string, number> = {}
  const properties = scope.resolve(written, { pointer: '', lines, left: traced })
  if (!isRaw(properties) || isUnknown(properties)) {
    const why = isUnknown(properties)
      ? `cannot be resolved (${properties.detail})`
      : 'are no object'
    build.report.add({
      code: 'cloudformation-properties-unreadable',
      severity: 'warning',
      message: `The properties of ${id} ${why}; it is not judged.`,
      help: 'Write Properties as an object of property names and values.',
      where: { file, ...(line !== undefined && { line }) },
    })
    build.report.hide(`Properties of ${id}`, 'They cannot be resolved.', [type], build.prefix + id)
    return undefined
  }
  const name = nameOf(type, properties)
  const { account, region, stack, prefix } = build
  return {
    type,
    id: prefix + id,
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(name !== undefined && { name }),
    stack,
    properties,
    tags: tagsOf(properties),
    source: {
      kind: 'cloudformation',
      file,
      ...(line !== undefined && { line }),
      address: prefix + id,
    },
    ...(Object.keys(lines).length > 0 && { lines }),
  }
}

/** A resource under an undecided condition is kept: what may be deployed is reviewed. */
function isWanted(
  condition: unknown,
  scope: Scope,
  { prefix, undecided }: Build,
  id: string,
): boolean {
  if (typeof condition !== 'string') return true
  const decision = scope.decideNamed(condition)
  if (isUnknown(decision)) {
    undecided.set(prefix + id, prefix + condition)
    scope.note(
      'cloudformation-condition-undecided',
      `The condition ${condition} cannot be decided; resources under it are reviewed as if it held.`,
      'Give the parameters it depends on.',
    )
  }
  return decision !== false
}
