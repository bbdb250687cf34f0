import type { Resource } from '../../model/resource.ts'
import { isUnknown, type Unknown } from '../../model/unknown.ts'
import { buildResource } from './build-resource.ts'
import { type Declared, declaredResources } from './declared.ts'
import { loadText } from './load-text.ts'
import { nestedFile } from './nested-file.ts'
import { parseTemplate } from './parse-template.ts'
import type { Place } from './pseudo-parameters.ts'
import type { Report } from './report.ts'
import { noValue } from './resolver.ts'
import { Scope } from './scope.ts'
import { isRaw, own, ownRaw, type Raw, type Template } from './template.ts'
import { reportTransforms } from './transforms.ts'

const limits = { depth: 8, files: 200 }
const stackType = 'AWS::CloudFormation::Stack'

/** What all templates of one stack share. */
export interface Stacking extends Place {
  /** The first template as the reader names it. */
  readonly root: string
  readonly maxBytes: number
  readonly report: Report
  readonly outside: WeakSet<Unknown>
  /** Resources that are kept although their condition cannot be decided, and that condition. */
  readonly undecided: Map<string, string>
  /** Templates read so far. */
  files: number
  /** Values that all of them may still make. */
  readonly budget: { values: number }
}

/** A template with the nested ones that could be read. */
interface Unit {
  readonly resources: readonly Resource[]
  readonly output: (name: string) => unknown
}

/** Reads the resources of a template and, below it, of nested templates; ids of those are `Outer/Inner`. */
export async function readStack(
  template: Template,
  parameters: () => Raw,
  prefix: string,
  chain: readonly string[],
  stacking: Stacking,
): Promise<Unit> {
  const { report, outside } = stacking
  const resources = new Set(Object.keys(ownRaw(template.root, 'Resources')))
  const nested = new Map<string, Unit>()
  const scope = new Scope(template, {
    ...stacking,
    parameters,
    prefix,
    resources,
    output: (resource, output) => nested.get(resource)?.output(output),
    report: report.add,
    outside,
  })
  const declared = declaredResources(scope, report)
  for (const { id } of declared) resources.add(id)
  reportTransforms(template, [...new Set(declared.map((d) => d.type))], report)
  for (const one of declared)
    if (one.type === stackType && !isLeftOut(one, scope)) {
      const unit = await readNested(one, scope, prefix, chain, stacking)
      if (unit !== undefined) nested.set(one.id, unit)
    }
  const build = { ...stacking, stack: stacking.root, prefix }
  const direct = declared.flatMap((one) => buildResource(one, scope, build) ?? [])
  return {
    resources: [...direct, ...[...nested.values()].flatMap((unit) => unit.resources)],
    output: outputs(scope),
  }
}

/** Outputs by name, each resolved once; one that asks for itself gives nothing. */
function outputs(scope: Scope): (name: string) => unknown {
  const known = new Map<string, unknown>()
  const section = ownRaw(scope.template.root, 'Outputs')
  return (name) => {
    if (known.has(name)) return known.get(name)
    known.set(name, undefined)
    const value = own(own(section, name), 'Value')
    const resolved = value === undefined ? undefined : scope.resolve(value)
    known.set(name, resolved === noValue ? undefined : resolved)
    return known.get(name)
  }
}

function isLeftOut({ raw }: Declared, scope: Scope): boolean {
  const condition = own(raw, 'Condition')
  return typeof condition === 'string' && scope.decideNamed(condition) === false
}

async function readNested(
  declared: Declared,
  scope: Scope,
  prefix: string,
  chain: readonly string[],
  stacking: Stacking,
): Promise<Unit | undefined> {
  const { report, root, maxBytes } = stacking
  const id = prefix + declared.id
  const found = await nestedFile(declared, scope, root)
  const refuse = (why: string): undefined => {
    scope.line = declared.line
    scope.note(
      'cloudformation-nested-unread',
      `The nested stack ${id} is not reviewed because ${why}.`,
      'Name its template as a source of its own.',
    )
    report.hide(`TemplateURL of ${id}`, `The nested template was not read: ${why}.`, ['*'], id)
  }
  if ('why' in found) return refuse(found.why)
  if (chain.includes(found.file)) return refuse('its template nests itself')
  if (chain.length > limits.depth || ++stacking.files > limits.files)
    return refuse('there are too many nested templates')
  const loaded = await loadText(found.file, maxBytes)
  if ('problem' in loaded) {
    report.add(loaded.problem)
    return refuse('its template cannot be read')
  }
  const { template, diagnostics } = await parseTemplate(found.file, loaded.text)
  for (const diagnostic of diagnostics) report.add(diagnostic)
  if (template === undefined) return refuse('its template cannot be read')
  const given = (): Raw => {
    const resolved = scope.resolve(own(ownRaw(declared.raw, 'Properties'), 'Parameters') ?? {})
    return isRaw(resolved) && !isUnknown(resolved) ? resolved : {}
  }
  return readStack(template, given, `${id}/`, [...chain, found.file], stacking)
}
