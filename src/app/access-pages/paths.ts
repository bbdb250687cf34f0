import { type PathsAnswer, pathsOf } from '../access/paths.ts'
import type { ToolContext } from '../tool/context.ts'
import { readSeen } from './seen.ts'

/** Paths of an answer, known ones and unknown ones each. */
const most = 200
/** With more identities no cut is looked for: it costs a search for every statement that is tried. */
const mostForCut = 1500

/**
 * The ways by which identities come by rights that nobody meant them to have, in what the newest runs saw.
 * @param asked.to `admin`, `sensitive`, or an ARN
 */
export async function getPaths(
  context: ToolContext,
  asked: { readonly from?: string | undefined; readonly to: string },
) {
  const seen = await readSeen(context)
  const { from, to } = asked
  return seen.keep(`paths ${JSON.stringify([from ?? null, to])}`, () => {
    const { identities } = seen.estate
    const cut = identities.length <= mostForCut
    const answer = pathsOf(seen.estate, {
      to,
      ...(from !== undefined && { from: [from] }),
      ...(!cut && { cuts: 0 }),
    })
    return {
      seen: seen.estate.resources.length > 0,
      leftOut: seen.leftOut,
      identities: identities.length,
      cutTried: cut,
      ...bounded(answer),
    }
  })
}

function bounded({ paths, unknownPaths, unknown, already, methods, cut }: PathsAnswer) {
  return {
    total: paths.length,
    paths: paths.slice(0, most),
    unknownTotal: unknownPaths.length,
    unknownPaths: unknownPaths.slice(0, most),
    unknownMethods: unknown.length,
    alreadyTotal: already.length,
    already: already.slice(0, most),
    methods,
    ...(cut !== undefined && { cut }),
  }
}
