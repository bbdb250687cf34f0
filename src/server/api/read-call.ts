import { z } from 'zod'
import { defaultAccount, defaultRegion } from '../../app/tool/command-context.ts'
import type { Page } from '../../app/tool/page.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { PageTokens } from '../wire/protocol/page-token.ts'
import type { Admitted } from './admit.ts'
import type { Query, Route } from './define-route.ts'
import { ApiProblem } from './problem.ts'

/** Query parameters that every route takes. */
export const placeQuery = z.object({
  account: z
    .string()
    .regex(/^\d{12}$/, 'must be 12 digits')
    .optional()
    .describe(
      `Account whose workloads are meant: that of the session, or ${defaultAccount} with the token`,
    ),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'must be a Region')
    .optional()
    .describe(`Region that they live in: that of the session, or ${defaultRegion}`),
})

/** Query parameters of routes with pages. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Most items of a page'),
  after: z.string().max(8192).optional().describe('`next` of the page before'),
})

/** A query parameter that may be given more than once. */
export function manyOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(100).optional()
}

export interface Place {
  readonly account: string
  readonly region: string
}

export interface Call extends Place {
  readonly page: Page
  /** The parameters of the route itself. */
  readonly query: Query
}

/**
 * Whose workloads a query means.
 * @throws ApiProblem where the caller belongs to another account
 */
export function readPlace(query: URLSearchParams | Given, admitted: Admitted): Place {
  const given = query instanceof URLSearchParams ? collect(query, new Set()) : query
  const { account, region } = placeQuery.parse({
    account: given.get('account'),
    region: given.get('region'),
  })
  if (account !== undefined && admitted.account !== undefined && account !== admitted.account)
    throw new ApiProblem(403, 'account-refused', `You are signed in to ${admitted.account}.`)
  return {
    account: account ?? admitted.account ?? defaultAccount,
    region: region ?? admitted.region ?? defaultRegion,
  }
}

/**
 * Takes a query string apart.
 * @throws ApiProblem or z.ZodError where it does not fit
 */
export function readCall(
  route: Route,
  parameters: Readonly<Record<string, string>>,
  search: URLSearchParams,
  admitted: Admitted,
  tokens: PageTokens,
): Call {
  const given = collect(search, listsOf(route))
  const [limit, after] = [given.get('limit'), given.get('after')]
  const query = Object.fromEntries([...given].filter(([name]) => !common.has(name)))
  const place = readPlace(given, admitted)
  if (!route.paged && (limit !== undefined || after !== undefined))
    throw new ApiProblem(400, 'bad-parameter', 'This route has no pages.')
  const paging = pageQuery.parse({ limit, after })
  const filters = canonicalJson({ ...query, ...parameters })
  const binding = { ...place, operation: `api ${route.name}`, filters }
  const cursor = paging.after === undefined ? undefined : tokens.open(paging.after, binding)
  if (paging.after !== undefined && cursor === undefined)
    throw new ApiProblem(400, 'bad-page', '`after` is not the `next` of a page of this list.')
  const page: Page = {
    limit: route.paged ? paging.limit : 1000,
    token: (next) => tokens.seal(next, binding),
    ...(cursor === undefined ? {} : { after: cursor }),
  }
  return { ...place, page, query }
}

const common = new Set(['limit', 'after', 'account', 'region'])

/** Names of the parameters that may be given more than once. */
function listsOf({ query }: Route): ReadonlySet<string> {
  const lists = Object.entries(query.shape).filter(([, type]) => {
    const inner = type instanceof z.ZodOptional ? type.unwrap() : type
    return inner instanceof z.ZodArray
  })
  return new Set(lists.map(([name]) => name))
}

type Given = ReadonlyMap<string, string | readonly string[]>

function collect(search: URLSearchParams, lists: ReadonlySet<string>): Given {
  const values = new Map<string, string | readonly string[]>()
  for (const [name, value] of search) {
    const earlier = values.get(name)
    if (name === '__proto__' || (earlier !== undefined && !lists.has(name)))
      throw new ApiProblem(400, 'bad-parameter', 'A query parameter is given more than once.')
    values.set(name, lists.has(name) ? [...(earlier ?? []), value] : value)
  }
  return values
}
