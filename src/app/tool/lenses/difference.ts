import type { Lens } from '../../../model/lens.ts'
import { compareLenses } from '../../../review/lens/lens-difference.ts'
import { listLensVersionHeads } from '../../../store/lens-version-heads.ts'
import { cutText } from '../answers/cut-text.ts'
import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { lookUpLens } from './look-up.ts'
import { draftVersion, readVersion } from './read-version.ts'

export interface Versions {
  /** The version before the target when not given. */
  readonly base?: string | undefined
  /** The newest version when not given; `DRAFT` is the unpublished draft of an own lens. */
  readonly target?: string | undefined
}

/** What changed in a lens between two versions, question by question. */
export async function differLens(context: ToolContext, reference: string, versions: Versions) {
  const found = await lookUpLens(context, reference)
  if (found.kind === 'official') {
    const { version, alias } = found.lens
    for (const named of [versions.base, versions.target])
      if (named !== undefined && named !== version) throw notFound('LENS_VERSION', named)
    return describe({ alias, arn: found.arn, latest: version }, found.lens, found.lens)
  }
  const { row, access } = found
  const published =
    row.current === null
      ? []
      : (await listLensVersionHeads(context.db, row.id)).map((head) => head.lens_version)
  const target = versions.target ?? row.current ?? draftVersion
  const at = target === draftVersion ? published.length : published.indexOf(target)
  const base = versions.base ?? published[at - 1] ?? target
  const read = (version: string) => readVersion(context, row, access, version)
  const latest = row.current ?? draftVersion
  return describe({ alias: row.arn, arn: row.arn, latest }, await read(base), await read(target))
}

function describe(
  { alias, arn, latest }: { readonly alias: string; readonly arn: string; readonly latest: string },
  base: Lens,
  target: Lens,
) {
  return {
    LensAlias: alias,
    LensArn: arn,
    BaseLensVersion: base.version,
    TargetLensVersion: target.version,
    LatestLensVersion: latest,
    VersionDifferences: {
      PillarDifferences: compareLenses(base, target).map((pillar) => ({
        PillarId: pillar.id,
        PillarName: pillar.name,
        DifferenceStatus: pillar.status,
        QuestionDifferences: pillar.questions.map(({ id, title, status }) => ({
          QuestionId: id,
          QuestionTitle: cutText(title, 512),
          DifferenceStatus: status,
        })),
      })),
    },
  }
}
