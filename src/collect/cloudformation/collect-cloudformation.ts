import type { Collected } from '../../model/collected.ts'
import type { Resource } from '../../model/resource.ts'
import type { Unknown } from '../../model/unknown.ts'
import { canonicalise } from '../canonical/canonicalise.ts'
import { loadText } from './load-text.ts'
import { parseTemplate } from './parse-template.ts'
import type { Place } from './pseudo-parameters.ts'
import { Report } from './report.ts'
import { readStack } from './stack-unit.ts'
import { ownRaw } from './template.ts'

export interface CloudFormationOptions extends Place {
  /** Values for parameters of the template. */
  readonly parameters?: Readonly<Record<string, string>>
  /** Largest file that is read. Default 64 MB. */
  readonly maxBytes?: number
}

/**
 * Reads a CloudFormation template, JSON or YAML, with the nested templates beside it, into canonical resources with
 * file and line. What cannot be resolved is unknown; what is wrong with the file is a diagnostic, never an exception.
 */
export async function collectCloudFormation(
  path: string,
  options: CloudFormationOptions = {},
): Promise<Collected> {
  const { parameters = {}, maxBytes = 64 * 1024 * 1024, account, region } = options
  const place: Place = {
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
  }
  const report = new Report()
  const source = {
    kind: 'cloudformation' as const,
    name: path,
    ...(account !== undefined && { account }),
    ...(region !== undefined && { regions: [region] }),
  }
  const nothing = { source, resources: [], gaps: report.gaps, diagnostics: report.diagnostics }
  const loaded = await loadText(path, maxBytes)
  if ('problem' in loaded) {
    report.add(loaded.problem)
    return nothing
  }
  const { template, diagnostics } = await parseTemplate(path, loaded.text)
  for (const diagnostic of diagnostics) report.add(diagnostic)
  if (template === undefined) return nothing
  const outside = new WeakSet<Unknown>()
  const undecided = new Map<string, string>()
  const budget = { values: 1_000_000 }
  const stacking = { ...place, root: path, maxBytes, report, outside, undecided, files: 1, budget }
  const unit = await readStack(template, () => parameters, '', [path], stacking)
  const resources = canonicalise(unit.resources, {
    ...place,
    stack: path,
    source: { kind: 'cloudformation', file: path },
    elsewhere: (reference) => outside.has(reference),
    condition: (id) => undecided.get(id),
  })
  const declared = Object.keys(ownRaw(template.root, 'Parameters'))
  return {
    ...nothing,
    parameters: declared,
    resources: resources.map((r) => withCondition(r, undecided.get(r.id))),
  }
}

/** Others must not take for granted what may not be deployed. */
function withCondition(resource: Resource, condition: string | undefined): Resource {
  return condition === undefined ? resource : { ...resource, condition }
}
