import { z } from 'zod'
import { getFindingDetails } from '../../../app/tool/findings/get.ts'
import { countFindings, listFindings } from '../../../app/tool/findings/list.ts'
import { getPlaces } from '../../../app/tool/findings/places.ts'
import { outcomes, severities } from '../../../model/check.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { manyOf } from '../read-call.ts'
import { findingCounts, findingDetails, findingPage } from '../schemas-findings.ts'
import { places } from '../schemas-home.ts'
import { id, moment, nothing, ofWorkload, pageReply } from './shared.ts'

const name = z.string().min(1).max(128)
const long = z.string().max(2048)
const filters = {
  finding: manyOf(z.string().regex(/^[0-9a-f]{16}$/, 'must be the id of a finding')),
  outcome: manyOf(z.enum([...outcomes, 'suppressed'])).describe(
    'Suppressed failures only where asked for',
  ),
  severity: manyOf(z.enum(severities)),
  check: manyOf(name),
  question: manyOf(name).describe('Id or number, e.g. SEC03'),
  practice: manyOf(name).describe('Id or number, e.g. SEC03-BP02'),
  service: manyOf(name).describe('E.g. S3'),
  type: manyOf(name).describe('CloudFormation type'),
  resource: manyOf(long).describe('ARN, else id'),
  ofAccount: manyOf(z.string().max(12)).describe('Account of the resource'),
  ofRegion: manyOf(z.string().max(40)).describe('Region of the resource'),
  file: manyOf(long),
  since: moment.optional().describe('Only outcomes that are not older'),
  text: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Part of the resource, its name or the title of the check'),
}

/** Name in the API → column. */
const columns = {
  severity: 'severity',
  outcome: 'outcome',
  check: 'check_id',
  resource: 'resource',
  name: 'name',
  type: 'type',
  service: 'service',
  account: 'account',
  region: 'region',
  file: 'source',
  since: 'since',
  first: 'first',
} as const
const columnNames = Object.keys(columns).join('|')

const sort = z
  .string()
  .regex(
    new RegExp(`^-?(?:${columnNames})(?:,-?(?:${columnNames})){0,3}$`),
    `must be up to four of ${columnNames.replaceAll('|', ', ')}, each with a minus to turn it round`,
  )
  .refine((text) => {
    const names = text.replaceAll('-', '').split(',')
    return new Set(names).size === names.length
  }, 'must name a column once')
  .transform((text) =>
    text.split(',').map((word) => {
      const wanted = word.replace('-', '')
      const known = Object.entries(columns).find(([each]) => each === wanted)
      return { column: known?.[1] ?? ('severity' as const), descending: word.startsWith('-') }
    }),
  )

/** What was found: lists, counts and one finding with its resource. */
export const findingRoutes: readonly Route[] = [
  defineRoute({
    name: 'listFindings',
    path: '/api/workloads/{id}/findings',
    summary:
      'Findings of the newest run. Of several values of a filter any may match; `severity` and `outcome` sort the most urgent first.',
    paged: true,
    parameters: ofWorkload,
    query: z.strictObject({
      ...filters,
      sort: sort.optional().describe('E.g. severity,-since; usually outcome,severity'),
      skip: z.coerce
        .number()
        .int()
        .min(0)
        .max(10_000_000)
        .optional()
        .describe('Findings to leave out, to open a page by its number; without `after`'),
    }),
    reply: findingPage,
    run: async (context, { id, sort, skip, ...query }) => {
      // A page that goes on where another ended is one after it, whatever was left out before.
      const before = context.page.after === undefined ? skip : 0
      const { run, total, ...page } = await listFindings(context, id, query, sort, before)
      return { run, total, ...pageReply(page) }
    },
  }),
  defineRoute({
    name: 'countFindings',
    path: '/api/workloads/{id}/findings/counts',
    summary: 'How many findings these filters leave, by everything that narrows them further.',
    parameters: ofWorkload,
    query: z.strictObject(filters),
    reply: findingCounts,
    run: (context, { id, ...query }) => countFindings(context, id, query),
  }),
  defineRoute({
    name: 'getPlaces',
    path: '/api/workloads/{id}/places',
    summary:
      'Accounts and Regions of the newest run: resources, the worst failure, what is unknown.',
    parameters: ofWorkload,
    query: nothing,
    reply: places,
    run: (context, given) => getPlaces(context, given.id),
  }),
  defineRoute({
    name: 'getFinding',
    path: '/api/workloads/{id}/findings/{finding}',
    summary: 'One finding with its resource, what decided it and its history.',
    parameters: z.object({
      id: id.describe('Workload'),
      finding: z.string().regex(/^[0-9a-f]{16}$/, 'must be the id of a finding'),
    }),
    query: nothing,
    reply: findingDetails,
    run: (context, given) => getFindingDetails(context, given.id, given.finding),
  }),
]
