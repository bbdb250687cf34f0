import { z } from 'zod'
import { defaultAccount, defaultRegion } from '../../app/tool/command-context.ts'
import type { Page } from '../../app/tool/page.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { PageTokens } from '../wire/protocol/page-token.ts'
import type { Route } from './define-route.ts'
import { ApiProblem } from './problem.ts'

/** Query parameters that every route takes. */
export const placeQuery = z.object({
  account: z
    .string()
    .regex(/^\d{12}$/, 'must be 12 digits')
    .default(defaultAccount)
    .describe('Account whose workloads are meant'),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'must be a Region')
    .default(defaultRegion)
    .describe('Region that they live in'),
})

/** Query parameters of routes with pages. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Most items of a page'),
  after: z.string().max(8192).optional().describe('`next` of the page before'),
})

export interface Call {
  readonly account: string
  readonly region: string
  readonly page: Page
  /** The parameters of the route itself. */
  readonly query: Readonly<Record<string, string>>
}

/**
 * Takes a query string apart.
 * @throws ApiProblem or z.ZodError where it does not fit
 */
export function readCall(
  route: Route,
  parameters: Readonly<Record<string, string>>,
  search: URLSearchParams,
  tokens: PageTokens,
): Call {
  const given = singles(search)
  const [limit, after, account, region] = common.map((name) => given.get(name))
  const query = Object.fromEntries([...given].filter(([name]) => !common.includes(name)))
  const place = placeQuery.parse({ account, region })
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

const common: readonly string[] = ['limit', 'after', 'account', 'region']

function singles(search: URLSearchParams): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of search) {
    if (values.has(name) || name === '__proto__')
      throw new ApiProblem(400, 'bad-parameter', 'A query parameter is given more than once.')
    values.set(name, value)
  }
  return values
}
