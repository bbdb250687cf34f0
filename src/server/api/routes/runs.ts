import { z } from 'zod'
import { getCollectionHealth } from '../../../app/tool/collection/health.ts'
import { exportDocument } from '../../../app/tool/documents/export.ts'
import { documentNames } from '../../../app/write-document.ts'
import { runSource } from '../../../app/tool/runs/run-request.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { Download, streamOf } from '../download.ts'
import { collectionHealth } from '../schemas-home.ts'
import { id, nothing, ofWorkload } from './shared.ts'

/** Runs, what they could not see, and documents of the newest. */
export const runRoutes: readonly Route[] = [
  defineRoute({
    name: 'startRun',
    method: 'POST',
    path: '/api/workloads/{id}/runs',
    summary:
      'Reviews a workload in the background, from files of its locker, the sample, or AWS as the server can reach it; `GET /api/runs/{id}` tells how far it is.',
    parameters: ofWorkload,
    query: nothing,
    body: z.strictObject({ sources: z.array(runSource).min(1).max(20) }),
    reply: z.object({ run: z.string() }),
    run: async (context, given, { sources }) => ({
      run: await context.runs.start(context, given.id, sources),
    }),
  }),
  defineRoute({
    name: 'getCollectionHealth',
    path: '/api/workloads/{id}/health',
    summary: 'What the newest run could not see, by the permission that would open it.',
    parameters: ofWorkload,
    query: nothing,
    reply: collectionHealth,
    run: (context, given) => getCollectionHealth(context, given.id),
  }),
  defineRoute({
    name: 'getDocument',
    path: '/api/workloads/{id}/documents/{format}',
    summary: 'The newest review with what people decided since, as a document of the command line.',
    parameters: z.object({
      id: id.describe('Workload'),
      format: z.enum(documentNames),
    }),
    query: nothing,
    reply: 'file',
    run: async (context, given) => {
      const { chunks, type, name } = await exportDocument(context, given.id, given.format)
      return new Download(streamOf(chunks), type, name)
    },
  }),
]
