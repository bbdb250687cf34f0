import { isDeepStrictEqual } from 'node:util'
import { printable } from '../../../lib/printable.ts'
import { present } from '../../../lib/present.ts'
import { dayMs } from '../../../lib/time.ts'
import type { AttestationEvidence } from '../../../model/lens.ts'
import type { Tx } from '../../../store/db.ts'
import { all } from '../../../store/page.ts'
import type { AttestationRow } from '../../../store/schema.ts'
import {
  countAttestations,
  insertAttestation,
  listAttestations,
} from '../../../store/attestations.ts'
import { getEvidenceFile } from '../../../store/evidence-files.ts'
import type { ToolContext } from '../context.ts'
import { type PracticeOf, securityLens } from '../findings/security-lens.ts'
import { invalid, notFound, quotaExceeded } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { describeAttestation } from './describe.ts'

/** Attestations of a workload, old ones included. */
export const attestationLimit = 5000

export interface NewAttestation {
  /** Id or number, e.g. `SEC03-BP02`, or `question/practice`. */
  readonly practice: string
  /** The item of the lens that it fulfils; absent: the practice in general. */
  readonly item?: string | undefined
  readonly statement: string
  /** Milliseconds since the epoch. */
  readonly expires: number
  readonly link?: string | undefined
  /** Digest of a file of the workload. */
  readonly file?: string | undefined
}

/**
 * States something about a practice. It counts when somebody else has accepted it, until its end, which is never later
 * than the lens allows.
 * @throws ToolError validation, not-found, access-denied, quota
 */
export async function attest(context: ToolContext, id: string, given: NewAttestation) {
  const { workload } = await getOwnWorkload(context, id, 'contribute')
  const { question, practice } = practiceNamed(given.practice)
  checkItem(
    given,
    practice.evidence.filter((e) => 'attest' in e),
    context.now,
  )
  const { file } = given
  const wanted = {
    lens: securityLens().lens.alias,
    question: question.id,
    choice: practice.id,
    status: 'PENDING' as const,
    expires: given.expires,
    data: present({
      item: given.item,
      statement: given.statement,
      by: context.caller.principalArn,
      link: given.link,
      file,
    }),
  }
  const row = await writeAs(context, 'CreateAttestation', workload.arn, async (tx) => {
    if (file !== undefined && (await getEvidenceFile(tx, id, file)) === undefined)
      throw notFound('EVIDENCE_FILE', file)
    const same = await findSame(tx, id, wanted)
    if (same !== undefined) return same
    if ((await countAttestations(tx, id)) >= attestationLimit)
      throw quotaExceeded(
        `The workload ${id} has ${attestationLimit} attestations, the most there can be.`,
        'L-attestations-per-workload',
      )
    return insertAttestation(tx, { ...wanted, id: context.newId(), workload: id })
  })
  if (row === 'exists') throw new Error('A random id was given twice.')
  return describeAttestation(row, context.now, context.caller.principalArn)
}

/** The same statement of the same person that nobody has reviewed: it arrives twice where the first answer got lost. */
async function findSame(
  tx: Tx,
  workload: string,
  {
    question,
    choice,
    expires,
    data,
  }: Pick<AttestationRow, 'question' | 'choice' | 'expires' | 'data'>,
): Promise<AttestationRow | undefined> {
  const { items } = await listAttestations(tx, workload, all, question)
  return items.find(
    (row) =>
      row.status === 'PENDING' &&
      row.choice === choice &&
      row.expires === expires &&
      isDeepStrictEqual(row.data, data),
  )
}

function practiceNamed(reference: string): PracticeOf {
  const [found, ...others] = securityLens().index.practices(reference)
  if (found !== undefined && others.length === 0) return found
  throw notFound('PRACTICE', printable(reference))
}

function checkItem(
  { item, expires }: NewAttestation,
  items: readonly AttestationEvidence[],
  now: number,
): void {
  const asked = items.filter(({ attest }) => item === undefined || attest === item)
  if (asked.length === 0) throw badField('item', 'is no statement that the practice asks for')
  const longest = Math.max(...asked.map(({ validDays }) => validDays))
  if (expires <= now) throw badField('expires', 'must be in the future')
  if (expires > now + longest * dayMs)
    throw badField('expires', `must be within ${longest} days, which is as long as the lens allows`)
}

function badField(name: string, what: string): Error {
  return invalid(`${name} ${what}.`, { name, message: `${name} ${what}.` })
}
