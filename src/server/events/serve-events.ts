import type { Change } from '../../app/events/changes.ts'
import { userContext } from '../../app/tool/command-context.ts'
import type { ToolContext } from '../../app/tool/context.ts'
import { getOwnWorkload } from '../../app/tool/workloads/get-own.ts'
import { type Admission, type Admitted, admitCaller, admitHost } from '../api/admit.ts'
import { ApiProblem, problemOf, problemReply } from '../api/problem.ts'
import { readPlace } from '../api/read-call.ts'
import type { ChangeFeed } from './change-feed.ts'
import { type EventStream, openEventStream } from './event-stream.ts'

export interface EventsOptions extends Admission {
  readonly db: ToolContext['db']
  readonly feed: ChangeFeed
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Milliseconds between looks whether a caller may still listen, each with a sign of life. Default 5 s. */
  readonly recheck?: number
  /** Streams at a time: of one caller, and of all. Default 16 and 256. */
  readonly most?: { readonly each: number; readonly all: number }
  /** Gets what is a bug. */
  readonly onError: (error: unknown, call: { readonly operation: string }) => void
}

export interface ServeEvents {
  readonly serve: (request: Request) => Promise<Response>
  /** Ends every stream and takes no more. */
  readonly close: () => void
}

/** What a stream is about. */
interface Listener {
  readonly admitted: Admitted
  /** Account whose changes are meant: of a workload that is shared, its owner's. */
  readonly account: string
  readonly region: string
  readonly workload?: string
}

/**
 * `GET /api/events[?workload=ID]`: server-sent events, one for every change that the caller may see, until the session
 * ends. `Last-Event-ID` goes on where the stream before broke off.
 */
export function createEvents(options: EventsOptions): ServeEvents {
  const { clock, feed, onError, recheck = 5000, most = { each: 16, all: 256 } } = options
  const streams = new Map<EventStream, string>()
  let closed = false

  async function open(request: Request): Promise<Response> {
    admitHost(request, options)
    const listener = await listenerOf(request, options)
    const who = listener.admitted.keyId ?? listener.admitted.name
    const own = [...streams.values()].filter((each) => each === who).length
    if (closed || own >= most.each || streams.size >= most.all)
      throw new ApiProblem(429, 'too-many-streams', 'Too many pages listen at a time.')
    let ends: readonly (() => void)[] = []
    const stream = openEventStream(request.signal, () => {
      streams.delete(stream)
      for (const end of ends) end()
    })
    streams.set(stream, who)
    const timer = setInterval(() => void check(request, stream), recheck).unref()
    ends = [() => clearInterval(timer)]
    stream.send('hello', { at: new Date(clock()).toISOString() })
    const after = lastSeen(request)
    const unsubscribe = await feed.subscribe(listener.account, after, (change) => {
      if (concerns(change, listener)) stream.send('change', show(change), change.version)
    })
    if (streams.has(stream)) ends = [...ends, unsubscribe]
    else unsubscribe()
    return stream.response
  }

  /** The session may be over, the role or the share withdrawn. */
  async function check(request: Request, stream: EventStream): Promise<void> {
    try {
      await listenerOf(request, options)
      stream.beat()
    } catch (error) {
      if (problemOf(error) === undefined) onError(error, { operation: 'events' })
      else stream.send('end', { reason: 'signed-out' })
      stream.end()
    }
  }

  return {
    serve: async (request) => {
      try {
        return await open(request)
      } catch (error) {
        const problem = problemOf(error)
        if (problem === undefined) onError(error, { operation: 'events' })
        return problemReply(problem ?? new ApiProblem(500, 'internal', 'Something went wrong.'))
      }
    },
    close: () => {
      closed = true
      for (const stream of streams.keys()) stream.end()
    },
  }
}

/** @throws ApiProblem or ToolError where the caller may not listen */
async function listenerOf(request: Request, options: EventsOptions): Promise<Listener> {
  const admitted = await admitCaller(request, options)
  const query = new URL(request.url).searchParams
  const workload = query.get('workload') ?? undefined
  query.delete('workload')
  if ([...query.keys()].some((name) => name !== 'account' && name !== 'region'))
    throw new ApiProblem(400, 'bad-parameter', 'A query parameter is not known here.')
  const place = readPlace(query, admitted)
  if (workload === undefined) return { admitted, ...place }
  const context = userContext(options.db, { ...admitted, ...place }, options.clock())
  const own = await getOwnWorkload(context, workload, 'read')
  return { admitted, account: own.workload.account, region: place.region, workload }
}

function concerns({ region, workload }: Change, listener: Listener): boolean {
  return (
    region === listener.region &&
    (listener.workload === undefined || listener.workload === workload)
  )
}

function show({ version, type, subject, workload, at, by }: Change) {
  const of = workload === undefined ? {} : { workload }
  return { type, ...of, subject, version, at: new Date(at).toISOString(), by }
}

function lastSeen({ headers }: Request): number | undefined {
  const id = headers.get('last-event-id') ?? ''
  return /^\d{1,15}$/.test(id) ? Number(id) : undefined
}
