import { type PathsAnswer, type PathsRequest, pathsOf } from '../access/paths.ts'
import { readEstate } from '../../evaluate/access/graph/estate.ts'

/** Paths of an answer, known ones and unknown ones each. */
const most = 200
/** With more identities no cut is looked for: it costs a search for every statement that is tried. */
const mostForCut = 1500

/** What the page about paths is told of an estate. */
export interface FoundPaths extends Pick<
  PathsAnswer,
  'paths' | 'unknownPaths' | 'already' | 'undecided' | 'unseen'
> {
  readonly identities: number
  readonly cutTried: boolean
  readonly total: number
  readonly unknownTotal: number
  readonly unknownMethods: number
  readonly alreadyTotal: number
  readonly undecidedTotal: number
  readonly methods: readonly string[]
  readonly cut?: NonNullable<PathsAnswer['cut']>
}

/** Searches an estate for paths, and keeps of the answer what a page can show. Seconds, for thousands of identities. */
export function searchPaths({ resources, ...request }: PathsRequest): FoundPaths {
  const estate = readEstate(resources)
  const identities = estate.identities.length
  const cutTried = identities <= mostForCut
  const answer = pathsOf(estate, { ...request, ...(!cutTried && { cuts: 0 }) })
  const { paths, unknownPaths, unknown, already, undecided, unseen, methods, cut } = answer
  return {
    identities,
    cutTried,
    total: paths.length,
    paths: paths.slice(0, most),
    unknownTotal: unknownPaths.length,
    unknownPaths: unknownPaths.slice(0, most),
    unknownMethods: unknown.length,
    alreadyTotal: already.length,
    already: already.slice(0, most),
    undecidedTotal: undecided.length,
    undecided: undecided.slice(0, most),
    ...(unseen !== undefined && { unseen }),
    methods,
    ...(cut !== undefined && { cut }),
  }
}
