import type { Db } from '../../store/db.ts'
import type { Json, SignInStepRow } from '../../store/schema.ts'
import { forgetSteps, getStep, insertStep, takeStep, tryStep } from '../../store/sign-in-steps.ts'
import { newToken, tokenForm, tokenId } from './tokens.ts'

/** What waits for its next step: a second factor, a passkey, an authenticator app, the answer of an identity provider. */
export type StepKind = 'second-factor' | 'passkey' | 'new-passkey' | 'new-totp' | 'oidc'

/** How long a step waits, in milliseconds. */
export const stepLife = 10 * 60_000

/** Answers that a step takes at most. */
const mostTries = 5

export type StepData = SignInStepRow['data']

/** Begins a step. @returns the token that its browser keeps */
export async function beginStep(
  db: Db,
  kind: StepKind,
  data: { readonly [key: string]: Json },
  now: number,
): Promise<string> {
  const token = newToken()
  await insertStep(db, { id: tokenId(token), kind, data, expires: now + stepLife })
  return token
}

/** What a step is about, without using it. */
export async function readStep(
  db: Db,
  token: string | undefined,
  kind: StepKind,
  now: number,
): Promise<StepData | undefined> {
  if (token === undefined || !tokenForm.test(token)) return undefined
  return (await getStep(db, tokenId(token), kind, now))?.data
}

/** Counts an answer before it is checked; `undefined` when the step is over or has had too many. */
export async function answerStep(
  db: Db,
  token: string | undefined,
  kind: StepKind,
  now: number,
): Promise<StepData | undefined> {
  if (token === undefined || !tokenForm.test(token)) return undefined
  return (await tryStep(db, tokenId(token), kind, now, mostTries))?.data
}

/** Ends a step: whoever ends it may go on, once. */
export async function endStep(
  db: Db,
  token: string | undefined,
  kind: StepKind,
  now: number,
): Promise<StepData | undefined> {
  if (token === undefined || !tokenForm.test(token)) return undefined
  return (await takeStep(db, tokenId(token), kind, now))?.data
}

/** Forgets steps that are over. */
export function forgetOldSteps(db: Db, now: number): Promise<void> {
  return forgetSteps(db, now)
}
