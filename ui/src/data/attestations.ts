import type { Attestation, EvidenceFile } from '../../../src/server/api/schemas-decisions.ts'
import { apiList, apiQuery } from './workload.ts'
import { queryText, write } from './http.ts'

export type { Attestation, EvidenceFile }

export const attestationsQuery = (workload: string) =>
  apiList<Attestation>(`workloads/${workload}/attestations`)

export const filesQuery = (workload: string) =>
  apiQuery<{ readonly items: readonly EvidenceFile[] }>(`workloads/${workload}/files`)

export interface Statement {
  readonly practice: string
  readonly item?: string
  readonly statement: string
  /** ISO date. */
  readonly expires: string
  readonly link?: string
  readonly file?: string
}

export const attest = (workload: string, statement: Statement) =>
  write<Attestation>('POST', `/api/workloads/${workload}/attestations`, statement)

export const reviewAttestation = (
  workload: string,
  id: string,
  decision: { readonly accept: boolean; readonly comment?: string },
) => write<Attestation>('POST', `/api/workloads/${workload}/attestations/${id}/review`, decision)

export const withdrawAttestation = (workload: string, id: string) =>
  write<Attestation>('DELETE', `/api/workloads/${workload}/attestations/${id}`)

/** Puts a file into the evidence locker. */
export function keepFile(workload: string, file: File): Promise<EvidenceFile> {
  const type = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(file.type) ? file.type : undefined
  const query = queryText({ name: file.name, type })
  return write<EvidenceFile>('POST', `/api/workloads/${workload}/files${query}`, file)
}

export const fileHref = (workload: string, sha256: string) =>
  `/api/workloads/${workload}/files/${sha256}`
