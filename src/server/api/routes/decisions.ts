import { z } from 'zod'
import { attest } from '../../../app/tool/attestations/create.ts'
import { reviewAttestation, withdrawAttestation } from '../../../app/tool/attestations/decide.ts'
import { keepFile, listFiles, longestFile, openFile } from '../../../app/tool/attestations/files.ts'
import { listWorkloadAttestations } from '../../../app/tool/attestations/list.ts'
import { suppress } from '../../../app/tool/suppressions/create.ts'
import { listWorkloadSuppressions } from '../../../app/tool/suppressions/list.ts'
import { revokeSuppression } from '../../../app/tool/suppressions/revoke.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { Download } from '../download.ts'
import { attestation, evidenceFile, suppression } from '../schemas-decisions.ts'
import { pageOf } from '../schemas.ts'
import { id, moment, nothing, ofWorkload, pageReply } from './shared.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal')
const words = (most: number) => z.string().trim().min(3).max(most)
const glob = z.string().min(1).max(2048)
const ofAttestation = z.object({ id: id.describe('Workload'), attestation: id })

/** Decisions that findings do not count for now. */
export const suppressionRoutes: readonly Route[] = [
  defineRoute({
    name: 'listSuppressions',
    path: '/api/workloads/{id}/suppressions',
    summary: 'Suppressions of a workload, oldest first.',
    paged: true,
    parameters: ofWorkload,
    query: nothing,
    reply: pageOf(suppression),
    run: async (context, given) => pageReply(await listWorkloadSuppressions(context, given.id)),
  }),
  defineRoute({
    name: 'suppressFindings',
    method: 'POST',
    path: '/api/workloads/{id}/suppressions',
    summary:
      'Failed findings do not count until a date: the given ones, or those of a check that globs match. One suppression for each check.',
    parameters: ofWorkload,
    query: nothing,
    body: z.strictObject({
      findings: z
        .array(z.string().regex(/^[0-9a-f]{16}$/))
        .min(1)
        .max(1000)
        .optional(),
      check: z.string().max(128).optional(),
      resource: glob.optional().describe('Glob over ARN, id or name'),
      account: glob.optional(),
      region: glob.optional(),
      reason: words(1000),
      owner: words(255),
      expires: moment,
    }),
    reply: z.object({ items: z.array(suppression).readonly() }),
    run: async (context, given, body) => ({ items: await suppress(context, given.id, body) }),
  }),
  defineRoute({
    name: 'revokeSuppression',
    method: 'DELETE',
    path: '/api/workloads/{id}/suppressions/{suppression}',
    summary: 'What it hid counts again.',
    parameters: z.object({ id: id.describe('Workload'), suppression: id }),
    query: nothing,
    reply: suppression,
    run: (context, given) => revokeSuppression(context, given.id, given.suppression),
  }),
]

/** Statements of people, and the files that prove them. */
export const attestationRoutes: readonly Route[] = [
  defineRoute({
    name: 'listAttestations',
    path: '/api/workloads/{id}/attestations',
    summary: 'Attestations of a workload, oldest first.',
    paged: true,
    parameters: ofWorkload,
    query: z.strictObject({ question: z.string().max(128).optional().describe('Question id') }),
    reply: pageOf(attestation),
    run: async (context, given) =>
      pageReply(await listWorkloadAttestations(context, given.id, given.question)),
  }),
  defineRoute({
    name: 'attest',
    method: 'POST',
    path: '/api/workloads/{id}/attestations',
    summary: 'States something about a practice; it counts when somebody else has accepted it.',
    parameters: ofWorkload,
    query: nothing,
    body: z.strictObject({
      practice: z.string().max(200).describe('Id, number or question/practice'),
      item: z.string().max(128).optional(),
      statement: words(2000),
      expires: moment,
      link: z
        .url({ protocol: /^https?$/ })
        .max(2048)
        .optional(),
      file: sha256.optional(),
    }),
    reply: attestation,
    run: (context, given, body) => attest(context, given.id, body),
  }),
  defineRoute({
    name: 'reviewAttestation',
    method: 'POST',
    path: '/api/workloads/{id}/attestations/{attestation}/review',
    summary: 'Accepts or rejects a statement of somebody else.',
    parameters: ofAttestation,
    query: nothing,
    body: z.strictObject({ accept: z.boolean(), comment: z.string().max(1000).optional() }),
    reply: attestation,
    run: (context, given, body) => reviewAttestation(context, given.id, given.attestation, body),
  }),
  defineRoute({
    name: 'withdrawAttestation',
    method: 'DELETE',
    path: '/api/workloads/{id}/attestations/{attestation}',
    summary: 'Takes a statement back.',
    parameters: ofAttestation,
    query: nothing,
    reply: attestation,
    run: (context, given) => withdrawAttestation(context, given.id, given.attestation),
  }),
  defineRoute({
    name: 'listFiles',
    path: '/api/workloads/{id}/files',
    summary: 'The evidence locker of a workload.',
    parameters: ofWorkload,
    query: nothing,
    reply: z.object({ items: z.array(evidenceFile).readonly() }),
    run: (context, given) => listFiles(context, given.id),
  }),
  defineRoute({
    name: 'keepFile',
    method: 'POST',
    path: '/api/workloads/{id}/files',
    summary: 'Keeps the bytes of the body, at most 10 MB, under their SHA-256.',
    parameters: ofWorkload,
    query: z.strictObject({
      name: z.string().min(1).max(255),
      type: z
        .string()
        .regex(/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/, 'must be a media type')
        .default('application/octet-stream'),
    }),
    upload: longestFile,
    reply: evidenceFile,
    run: (context, { id, name, type }, content) => keepFile(context, id, { name, type, content }),
  }),
  defineRoute({
    name: 'openFile',
    path: '/api/workloads/{id}/files/{file}',
    summary: 'The content of a file, to keep.',
    parameters: z.object({ id: id.describe('Workload'), file: sha256 }),
    query: nothing,
    reply: 'file',
    run: async (context, given) => {
      const { name, content } = await openFile(context, given.id, given.file)
      return new Download(new Uint8Array(content), 'application/octet-stream', name)
    },
  }),
]
