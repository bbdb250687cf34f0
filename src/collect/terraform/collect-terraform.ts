import type { Resource } from '../../model/resource.ts'
import type { Collected } from '../../model/collected.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { canonicalise } from '../canonical/canonicalise.ts'
import { isPart } from '../canonical/part.ts'
import { linesOf } from './lines.ts'
import { mapInstances } from './map-instances.ts'
import { own, ownText } from './json.ts'
import { type Places, placesOf } from './place.ts'
import { defaultMaxBytes, readDocument, type TerraformDocument } from './read-document.ts'
import { unmappedGaps, unreadGaps } from './unmapped.ts'
import { World } from './world.ts'

export interface TerraformOptions {
  /** Account that the plan is for, where the caller knows it. */
  readonly account?: string
  /** Region of resources whose provider does not tell. */
  readonly region?: string
  /** Files above this size are refused unread. Default 400 MiB. */
  readonly maxBytes?: number
}

/**
 * Reads what `terraform show -json` writes of a plan or state, in the shape of the canonical model. Resources that the
 * plan deletes are not in it. Problems come as diagnostics and gaps; nothing is thrown for bad input.
 */
export async function collectTerraform(
  path: string,
  options: TerraformOptions = {},
): Promise<Collected> {
  const read = await readDocument(path, options.maxBytes ?? defaultMaxBytes)
  if (!('document' in read)) return nothing(path, options, [read])
  const world = new World(read.document)
  const places = placesOf(world, options)
  const { resources, unmapped } = mapInstances(world, places, path, linesOf(read.text))
  const canonical = canonicalise(resources, {
    stack: path,
    source: { kind: 'terraform', file: path },
    ...(places.account !== undefined && { account: places.account }),
    ...(places.region !== undefined && { region: places.region }),
  })
  const outside = canonical.filter((r) => isPart(r.type))
  return {
    source: sourceOf(path, places),
    resources: canonical.filter((r) => !isPart(r.type)),
    gaps: [...unmappedGaps(unmapped, places), ...unreadGaps(world.unread, places)],
    diagnostics: [
      ...remarks(read, path),
      ...[...world.unread].map((what) => unreadRemark(what, path)),
      ...scopeRemarks(world, path),
      ...elsewhere(outside, path),
    ],
  }
}

function nothing(path: string, options: TerraformOptions, diagnostics: Diagnostic[]): Collected {
  return { source: sourceOf(path, options), resources: [], gaps: [], diagnostics }
}

function sourceOf(path: string, { account }: Pick<Places, 'account'>): Collected['source'] {
  return { kind: 'terraform', name: path, ...(account !== undefined && { account }) }
}

/** What the reader should know of the file as a whole. */
function remarks({ kind, document }: TerraformDocument, path: string): readonly Diagnostic[] {
  const result: Diagnostic[] = []
  const warn = (code: string, message: string, help: string) =>
    result.push({ code, severity: 'warning', message, help, where: { file: path } })
  const version = ownText(document, 'format_version') ?? ''
  if (!/^[01]\./.test(version))
    warn(
      'terraform-format-version',
      `The format version ${version.slice(0, 20)} of ${path} is newer than those known here (0.x and 1.x).`,
      'Check the result with care, or write the file with Terraform 1.x.',
    )
  if (kind === 'plan' && own(document, 'errored') === true)
    warn(
      'terraform-plan-errored',
      `The plan ${path} is incomplete: planning ended with an error.`,
      'Fix the error and plan again; what is missing from the plan is not reviewed.',
    )
  if (kind === 'plan' && own(document, 'configuration') === undefined)
    warn(
      'terraform-no-configuration',
      `The plan ${path} has no configuration part, so values known after apply cannot be traced.`,
      'Keep `configuration` when you reduce a plan.',
    )
  return result
}

function unreadRemark(what: string, path: string): Diagnostic {
  return {
    code: 'terraform-resource-malformed',
    severity: 'warning',
    message: `Not everything in ${path} can be read: ${what}. It is left out.`,
    help: 'Write the file again with `terraform show -json plan.out > plan.json`.',
    where: { file: path },
  }
}

function scopeRemarks(world: World, path: string): readonly Diagnostic[] {
  const managed = world.instances.filter((i) => i.mode === 'managed')
  if (managed.some((i) => i.type.startsWith('aws'))) return []
  if (managed.length === 0 && world.unread.size > 0) return []
  const others = [...new Set(managed.map((i) => i.type.split('_')[0] ?? i.type))].toSorted()
  return [
    {
      code: others.length === 0 ? 'terraform-no-resources' : 'terraform-other-provider',
      severity: 'warning',
      message:
        others.length === 0
          ? `${path} has no resources.`
          : `${path} has no AWS resources, only those of other providers (${others.slice(0, 5).join(', ').slice(0, 120)}).`,
      help: 'Give a plan that has resources of the AWS provider.',
      where: { file: path },
    },
  ]
}

/** Settings of resources that this file does not have: they are judged where that resource is. */
function elsewhere(parts: readonly Resource[], path: string): readonly Diagnostic[] {
  const [first] = parts
  if (first === undefined) return []
  return [
    {
      code: 'terraform-parent-elsewhere',
      severity: 'note',
      message: `${parts.length === 1 ? `${first.id} configures a resource` : `${parts.length} resources, first ${first.id}, configure resources`} that ${path} does not have.`,
      help: 'Review the plan or account that has them as well; these settings are not judged here.',
      where: {
        file: path,
        ...(first.source.line !== undefined && { line: first.source.line }),
      },
    },
  ]
}
