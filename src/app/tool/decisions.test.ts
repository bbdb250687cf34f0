import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import { reviewSnapshot } from '../review-snapshot.ts'
import { prepareBare } from '../prepare.ts'
import { sampleSnapshot } from '../sample/sample-snapshot.ts'
import { sampleTime } from '../sample/place.ts'
import type { Review } from '../../model/review.ts'
import { checkStore } from '../../store/check-store.ts'
import type { Store } from '../../store/open-store.ts'
import { userContext } from './command-context.ts'
import type { Role, ToolContext } from './context.ts'
import { attest } from './attestations/create.ts'
import { reviewAttestation, withdrawAttestation } from './attestations/decide.ts'
import { keepFile, openFile } from './attestations/files.ts'
import { countFindings, listFindings } from './findings/list.ts'
import { keepHouse } from './keep-house.ts'
import { listPlanEntries } from './plan/list.ts'
import { updatePlan } from './plan/update.ts'
import { getQuestion } from './questions/get.ts'
import { listQuestions } from './questions/list.ts'
import { saveQuestion } from './questions/save.ts'
import { saveReview } from './runs/save-review.ts'
import { suppress } from './suppressions/create.ts'
import { revokeSuppression } from './suppressions/revoke.ts'

const day = 86_400_000
const start = Date.parse(sampleTime)
const lens = 'wellarchitected'
let store: Store
let review: Review
let accounts = 777788880000
beforeAll(async () => {
  store = await openTestStore()
  review = reviewSnapshot({
    ...prepareBare(),
    snapshot: sampleSnapshot(),
    now: start,
    diagnostics: [],
  })
}, 60_000)
afterAll(() => store.close())

type Who = (now?: number, name?: string, role?: Role) => ToolContext

/** A workload of its own with the review of the sample. */
async function reviewed() {
  const account = String(accounts++)
  const as: Who = (now = start, name = 'ada', role = 'owner') =>
    userContext(store.db, { account, region: 'eu-west-1', name, role }, now)
  const { workload } = await saveReview(as(), 'Web shop', review)
  return { as, id: workload.id }
}

/** A check that fails, and with that alone contradicts a practice. */
async function failing(as: Who, id: string) {
  for (const { practice, question, verdict, evidence } of review.questions.flatMap((q) =>
    q.practices.map((p) => ({ ...p, question: q.question })),
  )) {
    const [against, ...more] = evidence.filter(({ stance }) => stance === 'contradicts')
    if (verdict !== 'contradicted' || against === undefined || more.length > 0) continue
    if (!('check' in against.item)) continue
    const { items } = await listFindings(as(), id, {
      check: [against.item.check],
      outcome: ['fail'],
    })
    return { check: against.item.check, items, question: question.id, practice: practice.id }
  }
  throw new Error('The sample has no practice that one check contradicts.')
}

async function verdictOf(context: ToolContext, id: string, question: string, practice: string) {
  const view = await getQuestion(context, id, { question, lens })
  return view.choices.find((choice) => choice.id === practice)?.verdict
}

describe('a suppression', () => {
  test('hides findings in lists, counts and evidence at once, until its date', async () => {
    const { as, id } = await reviewed()
    const { items, question, practice, check } = await failing(as, id)
    const expires = start + 30 * day
    const [made] = await suppress(as(), id, {
      findings: items.map((item) => item.id),
      reason: 'Replaced next month',
      owner: 'Web team',
      expires,
    })
    expect(made).toMatchObject({ check, status: 'active', by: 'ada' })
    const { items: open } = await listFindings(as(), id, { check: [check], outcome: ['fail'] })
    expect(open).toEqual([])
    const counts = await countFindings(as(), id, { check: [check] })
    expect(counts.outcomes).toMatchObject({ fail: 0, suppressed: items.length })
    expect(await verdictOf(as(), id, question, practice)).not.toBe('contradicted')
    // Past its date the findings count again at once, and the evidence with the next look after the house.
    const later = as(expires + 1)
    expect(
      (await listFindings(later, id, { check: [check], outcome: ['fail'] })).items,
    ).toHaveLength(items.length)
    await keepHouse(store.db, expires + 1)
    expect(await verdictOf(later, id, question, practice)).toBe('contradicted')
    expect((await checkStore(store.db)).diagnostics).toEqual([])
  })

  test('holds for the next run', async () => {
    const { as, id } = await reviewed()
    const { items, question, practice, check } = await failing(as, id)
    const given = { reason: 'Known', owner: 'Web team', expires: start + 30 * day }
    await suppress(as(), id, { findings: items.map((item) => item.id), ...given })
    await saveReview(as(start + day), 'Web shop', review)
    const counts = await countFindings(as(start + day), id, { check: [check] })
    expect(counts.outcomes).toMatchObject({ fail: 0, suppressed: items.length })
    expect(await verdictOf(as(), id, question, practice)).not.toBe('contradicted')
  })

  test('of a check with globs hides what matches, and revoking shows it again', async () => {
    const { as, id } = await reviewed()
    const { items, check, question, practice } = await failing(as, id)
    const [first] = items
    const [made] = await suppress(as(), id, {
      check,
      resource: `*${first?.resource.id.slice(-6)}`,
      account: first?.resource.account,
      reason: 'Known',
      owner: 'Web team',
      expires: start + day,
    })
    const hidden = await listFindings(as(), id, { outcome: ['suppressed'] })
    expect(hidden.items.map((item) => item.id)).toContain(first?.id)
    expect(await revokeSuppression(as(), id, made?.id ?? '')).toMatchObject({ status: 'revoked' })
    expect((await listFindings(as(), id, { outcome: ['suppressed'] })).items).toEqual([])
    expect(await verdictOf(as(), id, question, practice)).toBe('contradicted')
  })

  test('is for owners, has an end, and is about failures that there are', async () => {
    const { as, id } = await reviewed()
    const { items } = await failing(as, id)
    const given = { reason: 'Known', owner: 'Web team', expires: start + day }
    const findings = items.map((item) => item.id)
    for (const [context, more, kind] of [
      [as(start, 'bob', 'contributor'), { findings }, 'access-denied'],
      [as(), { findings, expires: start }, 'validation'],
      [as(), { findings: ['0123456789abcdef'] }, 'not-found'],
      [as(), { check: 'no-such-check' }, 'validation'],
      [as(), {}, 'validation'],
    ] as const)
      await expect(suppress(context, id, { ...given, ...more })).rejects.toMatchObject({ kind })
  })
})

/** A practice that only waits for a statement. */
function stateable() {
  for (const { question, practices } of review.questions)
    for (const { practice, verdict } of practices) {
      const [item] = practice.evidence
      if (item === undefined || !('attest' in item) || practice.evidence.length > 1) continue
      if (verdict === 'unknown') return { question: question.id, practice, item }
    }
  throw new Error('The lens has no practice of one statement.')
}

describe('an attestation', () => {
  test('counts when somebody else accepted it, until it ends', async () => {
    const { as, id } = await reviewed()
    const { question, practice, item } = stateable()
    const bytes = new TextEncoder().encode('minutes')
    const file = await keepFile(as(), id, {
      name: 'minutes.txt',
      type: 'text/plain',
      content: bytes,
    })
    expect((await openFile(as(), id, file.sha256)).content).toEqual(Buffer.from(bytes))
    const expires = start + day
    const made = await attest(as(start, 'bob', 'contributor'), id, {
      practice: practice.id,
      item: item.attest,
      statement: 'We did it in May.',
      expires,
      file: file.sha256,
    })
    expect(made).toMatchObject({ status: 'pending', reviewable: false, by: 'bob' })
    expect(await verdictOf(as(), id, question, practice.id)).toBe('unknown')
    const own = reviewAttestation(as(start, 'bob'), id, made.id, { accept: true })
    await expect(own).rejects.toMatchObject({ kind: 'access-denied' })
    const accepted = await reviewAttestation(as(), id, made.id, { accept: true, comment: 'Seen.' })
    expect(accepted).toMatchObject({ status: 'accepted', review: { by: 'ada', comment: 'Seen.' } })
    expect(await verdictOf(as(), id, question, practice.id)).toBe('met')
    const again = reviewAttestation(as(), id, made.id, { accept: false })
    await expect(again).rejects.toMatchObject({
      kind: 'conflict',
      details: { current: { status: 'accepted' } },
    })
    await saveReview(as(start + 1000), 'Web shop', review)
    expect(await verdictOf(as(), id, question, practice.id)).toBe('met')
    await keepHouse(store.db, expires + 1)
    expect(await verdictOf(as(), id, question, practice.id)).toBe('unknown')
    expect((await checkStore(store.db)).diagnostics).toEqual([])
  })

  test('that is withdrawn or rejected does not count', async () => {
    const { as, id } = await reviewed()
    const { question, practice } = stateable()
    const given = { practice: practice.id, statement: 'We did.', expires: start + day }
    const b = await attest(as(), id, { ...given, statement: 'We did, once more.' })
    const a = await attest(as(), id, given)
    const rejected = await reviewAttestation(as(start, 'eve'), id, a.id, { accept: false })
    expect(rejected.status).toBe('rejected')
    await reviewAttestation(as(start, 'eve'), id, b.id, { accept: true })
    expect(await verdictOf(as(), id, question, practice.id)).toBe('met')
    await withdrawAttestation(as(), id, b.id)
    expect(await verdictOf(as(), id, question, practice.id)).toBe('unknown')
  })

  test('that arrives twice is one, until somebody has reviewed it', async () => {
    const { as, id } = await reviewed()
    const given = { practice: stateable().practice.id, statement: 'We did.', expires: start + day }
    const first = await attest(as(), id, given)
    expect(await attest(as(start + 1000), id, given)).toEqual(first)
    expect((await attest(as(start, 'bob'), id, given)).id).not.toBe(first.id)
    await reviewAttestation(as(start, 'eve'), id, first.id, { accept: false })
    expect((await attest(as(), id, given)).id).not.toBe(first.id)
  })

  test('lasts no longer than the lens allows, and names what there is', async () => {
    const { as, id } = await reviewed()
    const { practice, item } = stateable()
    const given = { practice: practice.id, statement: 'We did.', expires: start + day }
    for (const [more, kind] of [
      [{ expires: start + (item.validDays + 1) * day }, 'validation'],
      [{ expires: start - 1 }, 'validation'],
      [{ item: 'other' }, 'validation'],
      [{ practice: 'SEC99-BP99' }, 'not-found'],
      [{ file: '0'.repeat(64) }, 'not-found'],
    ] as const)
      await expect(attest(as(), id, { ...given, ...more })).rejects.toMatchObject({ kind })
  })
})

describe('a question', () => {
  test('shows who answered it, and a save that comes second shows what came first', async () => {
    const { as, id } = await reviewed()
    const { items } = await listQuestions(as(), id, { lens, pillar: 'security' })
    expect(items).toHaveLength(11)
    const asked = items.find(({ origin }) => origin === 'evidence')
    if (asked === undefined) throw new Error('Evidence answers no question of the sample.')
    const before = await getQuestion(as(), id, { question: asked.id, lens })
    expect(before.version).toBe(0)
    const [first] = before.choices
    const saved = await saveQuestion(as(), id, {
      question: asked.id,
      lens,
      version: 0,
      ChoiceUpdates: { [first?.id ?? '']: { Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE' } },
    })
    expect(saved).toMatchObject({ version: 1, by: 'ada' })
    expect(['human', 'mixed']).toContain(saved.origin)
    expect(saved.choices[0]).toMatchObject({ choice: 'not-applicable', origin: 'human' })
    const second = { question: asked.id, lens, version: 0, Notes: 'Late' }
    await expect(saveQuestion(as(), id, second)).rejects.toMatchObject({
      kind: 'conflict',
      details: { current: { version: 1 } },
    })
    const merged = await saveQuestion(as(), id, { ...second, version: 1 })
    expect(merged).toMatchObject({ version: 2, notes: 'Late' })
    expect(merged.choices[0]).toMatchObject({ choice: 'not-applicable' })
  })

  test('says where a person stands against the evidence', async () => {
    const { as, id } = await reviewed()
    const { question, practice } = await failing(as, id)
    const { choices, disputes } = await saveQuestion(as(), id, {
      question,
      lens,
      version: 0,
      ChoiceUpdates: { [practice]: { Status: 'SELECTED', Notes: 'It is a test bucket' } },
    })
    expect(disputes).toBeGreaterThan(0)
    expect(choices.find((choice) => choice.id === practice)).toMatchObject({
      choice: 'selected',
      dispute: expect.stringContaining('evidence'),
    })
  })
})

describe('the plan', () => {
  test('keeps its clock over runs, and a run that no longer plans an item closes it', async () => {
    const { as, id } = await reviewed()
    const { items } = await listPlanEntries(as(), id, {})
    const [first] = items
    if (first === undefined) throw new Error('The sample plans nothing.')
    expect(first).toMatchObject({ status: 'open', version: 1, plannedAt: sampleTime })
    const taken = await updatePlan(as(), id, first.id, {
      version: 1,
      status: 'in-progress',
      owner: 'Web team',
      ticket: 'SHOP-7',
    })
    expect(taken).toMatchObject({ status: 'in-progress', owner: 'Web team', ticket: 'SHOP-7' })
    const late = updatePlan(as(), id, first.id, { version: 1, notes: 'x' })
    await expect(late).rejects.toMatchObject({ kind: 'conflict', details: { current: taken } })
    const done = await updatePlan(as(), id, first.id, { version: taken.version, status: 'done' })
    expect(done).toMatchObject({ status: 'done', verified: 'waiting' })
    await saveReview(as(start + day), 'Web shop', review)
    const still = await listPlanEntries(as(start + day), id, { status: ['done'] })
    expect(still.items.find((item) => item.id === first.id)).toMatchObject({
      verified: 'still-failing',
      due: first.due,
    })
    const fixed = {
      ...review,
      plan: review.plan.filter((item) => item.id !== first.id),
      findings: review.findings.filter((finding) => finding.check.id !== first.id),
    }
    await saveReview(as(start + 2 * day), 'Web shop', fixed)
    const closed = await listPlanEntries(as(start + 2 * day), id, { status: ['done'] })
    expect(closed.items.find((item) => item.id === first.id)).toMatchObject({ verified: 'closed' })
    await saveReview(as(start + 3 * day), 'Web shop', review)
    const back = await listPlanEntries(as(start + 3 * day), id, { status: ['open'] })
    expect(back.items.find((item) => item.id === first.id)).toMatchObject({
      owner: 'Web team',
      plannedAt: new Date(start + 3 * day).toISOString(),
    })
    expect((await checkStore(store.db)).diagnostics).toEqual([])
  })

  test('shows what is overdue, and an accepted risk only until its end', async () => {
    const { as, id } = await reviewed()
    const [first] = (await listPlanEntries(as(), id, {})).items
    if (first === undefined) throw new Error('The sample plans nothing.')
    const due = Date.parse(first.due)
    const overdue = await listPlanEntries(as(due), id, { overdue: true })
    expect(overdue.items.map((item) => item.id)).toContain(first.id)
    const accept = {
      version: 1,
      status: 'accepted',
      reason: 'Ends soon',
      until: due + day,
    } as const
    const contributor = as(start, 'bob', 'contributor')
    await expect(updatePlan(contributor, id, first.id, accept)).rejects.toMatchObject({
      kind: 'access-denied',
    })
    await expect(
      updatePlan(as(), id, first.id, { version: 1, status: 'accepted' }),
    ).rejects.toMatchObject({ kind: 'validation' })
    const accepted = await updatePlan(as(), id, first.id, accept)
    expect(accepted).toMatchObject({ status: 'accepted' })
    const { version } = accepted
    for (const more of [{ until: due + 300 * day }, { reason: 'Another' }])
      await expect(
        updatePlan(contributor, id, first.id, { version, ...more }),
      ).rejects.toMatchObject({ kind: 'access-denied' })
    for (const more of [{ until: start }, { reason: ' ' }])
      await expect(updatePlan(as(), id, first.id, { version, ...more })).rejects.toMatchObject({
        kind: 'validation',
      })
    expect(await updatePlan(contributor, id, first.id, { version, owner: 'bob' })).toMatchObject({
      status: 'accepted',
      reason: 'Ends soon',
      owner: 'bob',
    })
    const [open] = (await listPlanEntries(as(due + 2 * day), id, { overdue: true })).items
    expect(open).toMatchObject({ id: first.id, status: 'open' })
  })
})
