import { readFileSync } from 'node:fs'
import { compileGlob } from '../../../lib/glob.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'

const file = new URL('../../../../catalog/access/cloudtrail.json', import.meta.url)

interface EventFile {
  readonly prefixes: Readonly<Record<string, string>>
  readonly actions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  readonly passRole: {
    readonly principals: Readonly<Record<string, string>>
    readonly never: readonly string[]
  }
  readonly dataEvents: Readonly<Record<string, readonly string[] | string>>
  readonly calledVia: readonly string[]
  readonly denied: readonly string[]
  readonly placeholders: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

export interface EventCatalog {
  /** Prefix of IAM for the host of a service, or what clients call it: `monitoring` → `cloudwatch`, `sfn` → `states`. */
  prefix(host: string): string
  /** Actions of an event whose name is not that of its action; `[]` where no permission is needed. */
  actions(prefix: string, event: string): readonly string[] | undefined
  /** The service that a role is passed to; `undefined` for services that take no roles. */
  passedTo(prefix: string): string | undefined
  /** Whether events of the action are recorded only where a trail asks for data events. */
  isDataEvent(action: string): boolean
  /** Services that show in `aws:CalledVia`. */
  readonly calledVia: ReadonlySet<string>
  /** Error codes of requests that were not allowed. */
  readonly denied: ReadonlySet<string>
  /** Names of request parameters for a part of an ARN. */
  parametersFor(prefix: string, placeholder: string): readonly string[] | undefined
}

let loaded: EventCatalog | undefined

/** What `catalog/access/cloudtrail.json` says of events, read on first use. */
export function loadEventCatalog(): EventCatalog {
  loaded ??= createEventCatalog(JSON.parse(readFileSync(file, 'utf8')) as EventFile)
  return loaded
}

function createEventCatalog(given: EventFile): EventCatalog {
  const never = new Set(given.passRole.never)
  const known = new Map<string, string>()
  for (const [host, prefix] of Object.entries(given.prefixes)) known.set(folded(host), prefix)
  for (const prefix of loadCatalogue().prefixes)
    known.set(folded(prefix), prefix).set(prefix, prefix)
  const dataEvents = new Map(
    Object.entries(given.dataEvents).map(([service, names]) => [
      service,
      typeof names === 'string' ? [] : names.map((name) => compileGlob(name)),
    ]),
  )
  return {
    prefix: (host) =>
      own(given.prefixes, host) ?? known.get(host) ?? known.get(folded(host)) ?? host,
    actions: (prefix, event) => own(own(given.actions, prefix) ?? {}, event),
    passedTo: (prefix) =>
      never.has(prefix)
        ? undefined
        : (own(given.passRole.principals, prefix) ?? `${prefix}.amazonaws.com`),
    isDataEvent: (action) => {
      const [prefix = '', name = ''] = action.split(':')
      return dataEvents.get(prefix)?.some((matches) => matches(name)) ?? false
    },
    calledVia: new Set(given.calledVia.map((service) => `${service}.amazonaws.com`)),
    denied: new Set(given.denied),
    parametersFor: (prefix, placeholder) => own(own(given.placeholders, prefix) ?? {}, placeholder),
  }
}

/** Clients write the names of services without dashes. */
function folded(name: string): string {
  return name.replaceAll('-', '')
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
