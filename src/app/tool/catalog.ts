import type { Lens } from '../../model/lens.ts'
import { frameworkPillarName } from '../../model/pillar.ts'
import { loadFrameworkLens } from '../../review/lens/load-framework.ts'
import { shippedAliases } from './lenses/shipped-lenses.ts'
import { type KnownLens, loadKnownLenses } from './official-lenses.ts'
import { loadProfileTemplate, type ProfileTemplate } from './profiles/template.ts'

/** What a client means by the alias or the ARN of a lens. */
export type LensLookup =
  | { readonly kind: 'official'; readonly lens: Lens; readonly arn: string }
  /** AWS publishes it, yet its questions are not part of this product. */
  | {
      readonly kind: 'unavailable'
      readonly alias: string
      readonly name: string
      /** Two sentences: what is missing and what to do. */
      readonly message: string
    }
  /** A custom lens, or nothing that exists: the store knows. */
  | { readonly kind: 'other' }

/** Everything the Tool serves that no user made. Immutable and shared by all requests. */
export interface ToolCatalog {
  /** Lenses with questions, the framework first. */
  officialLenses(): readonly Lens[]
  /** Takes an alias, `arn:aws:wellarchitected::aws:lens/<alias>` or `arn:aws:wellarchitected:<region>::lens/<alias>`. */
  findLens(reference: string): LensLookup
  /** Every lens that AWS publishes, served or not. */
  readonly knownLenses: readonly KnownLens[]
  /** The name of a pillar of the framework. */
  pillarName(id: string): string | undefined
  readonly profileTemplate: ProfileTemplate
}

/** The ARN that AWS gives an official lens, the same in every Region. */
export function officialLensArn(alias: string): string {
  return `arn:aws:wellarchitected::aws:lens/${alias}`
}

let loaded: ToolCatalog | undefined

/** The catalog of this installation, read once. */
export function loadToolCatalog(): ToolCatalog {
  loaded ??= createToolCatalog([loadFrameworkLens()], loadKnownLenses(), loadProfileTemplate())
  return loaded
}

/** A catalog from its parts. */
export function createToolCatalog(
  lenses: readonly Lens[],
  knownLenses: readonly KnownLens[],
  profileTemplate: ProfileTemplate,
): ToolCatalog {
  const served = new Map(lenses.map((lens) => [lens.alias, lens]))
  const known = new Map(
    knownLenses.flatMap((lens) => [lens.alias, ...lens.also].map((name) => [name, lens] as const)),
  )
  return {
    officialLenses: () => lenses,
    findLens(reference) {
      const alias = aliasOf(reference)
      const lens = served.get(alias)
      if (lens !== undefined) return { kind: 'official', lens, arn: officialLensArn(alias) }
      const named = known.get(alias)
      return named === undefined ? { kind: 'other' } : unavailable(named)
    },
    knownLenses,
    pillarName: frameworkPillarName,
    profileTemplate,
  }
}

/** The alias in an ARN of an official lens; anything else as it is. */
function aliasOf(reference: string): string {
  const parts = /^arn:aws[a-z-]*:wellarchitected:([a-z0-9-]*):(aws)?:lens\/([a-z-]+)$/.exec(
    reference,
  )
  if (parts === null) return reference
  const [, region = '', owner, alias = reference] = parts
  return region === '' && owner === undefined ? reference : alias
}

function unavailable({ alias, name, also }: KnownLens): LensLookup {
  const shipped = shippedAliases().find((own) => own === alias || also.includes(own))
  const instead =
    shipped === undefined
      ? 'Import a lens of that subject as a custom lens with ImportLens.'
      : `Import the custom lens of that subject that \`plinth lens export ${shipped}\` writes, with ImportLens.`
  return {
    kind: 'unavailable',
    alias,
    name,
    message: `The ${name} (${alias}) is not part of this installation, because AWS publishes its questions only inside the AWS Well-Architected Tool. ${instead}`,
  }
}
