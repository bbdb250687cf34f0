import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Keys, useKeys } from '../../app/keys.ts'
import { useRefusal } from '../../app/may.ts'
import { readOnly } from '../../app/mode.ts'
import { usePage } from '../../app/page.tsx'
import { usePathId, useUrlState } from '../../app/url-state.ts'
import { useAnswer } from '../../data/answer.ts'
import { type QuestionPlace, questionsQuery, type QuestionSummary } from '../../data/questions.ts'
import { lensReviewsQuery, workloadQuery } from '../../data/workload.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { help } from '../../parts/help.tsx'
import { Placeholder } from '../../parts/loaded.tsx'
import { t } from '../../strings/en.ts'
import { AnswerForm } from './answer-form.tsx'
import { EvidenceDrawer } from './evidence-drawer.tsx'
import { Merge } from './merge.tsx'
import { QuestionList } from './question-list.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { useAnswering } from './use-answering.ts'

const s = t.question
const { title: _, ...keyWords } = s.keys

/** A question with its practices and their evidence: three columns, one keyboard. */
export default function Question() {
  const id = usePathId()
  const [parameters, change] = useUrlState()
  const workload = useQuery(workloadQuery(id)).data?.Workload
  const lenses = useQuery(lensReviewsQuery(id)).data ?? []
  const lens = parameters.get('lens') ?? lenses[0]?.LensAlias ?? 'wellarchitected'
  const questions = useQuery(questionsQuery(id, lens))
  const all = questions.data?.items ?? []
  const pillar =
    parameters.get('pillar') ?? (all.some((q) => q.pillar === 'security') ? 'security' : '')
  const asked = parameters.get('q')
  const listed = all.filter((q) => pillar === '' || q.pillar === pillar || q.id === asked)
  const current = listed.find((q) => q.id === asked) ?? listed[0]
  usePage({
    title: current?.number ?? s.title,
    trail: [
      { text: t.workloads.title, href: '/workloads' },
      { text: workload?.WorkloadName ?? t.common.workload, href: `/workloads/${id}?tab=review` },
    ],
    help: help({ ...s.help, keys: keyWords }),
    wide: true,
  })
  const go = (question: string) => change({ q: question, practice: undefined, finding: undefined })
  if (questions.isError && questions.data === undefined)
    return <Failure error={questions.error} retry={() => void questions.refetch()} />
  if (questions.data === undefined) return <Placeholder lines={10} />
  if (current === undefined) return <Empty title={s.empty} />
  return (
    <div className="review">
      <QuestionList
        questions={listed}
        current={current.id}
        pillars={[...new Set(all.map((q) => q.pillar))]}
        pillar={pillar}
        lenses={lenses}
        lens={lens}
        go={go}
        change={change}
      />
      <Answering
        key={`${lens} ${current.id}`}
        place={{ workload: id, lens, question: current.id }}
        step={(by) => {
          const next = listed[listed.indexOf(current) + by]
          if (next !== undefined) go(next.id)
        }}
        nextOpen={() => {
          const next = nextThatNeeds(listed, current)
          if (next !== undefined) go(next.id)
        }}
      />
    </div>
  )
}

/** The next question that nobody answered, or whose answer the evidence disputes. */
function nextThatNeeds(listed: readonly QuestionSummary[], current: QuestionSummary) {
  const at = listed.indexOf(current)
  return [...listed.slice(at + 1), ...listed.slice(0, at)].find(
    ({ disputes, risk, origin }) =>
      disputes > 0 || risk === 'UNANSWERED' || origin === 'evidence' || origin === 'none',
  )
}

interface AnsweringProps {
  readonly place: QuestionPlace
  readonly step: (by: number) => void
  readonly nextOpen: () => void
}

function Answering({ place, step, nextOpen }: AnsweringProps) {
  const [parameters, change] = useUrlState()
  const [shortcuts, setShortcuts] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const state = useAnswer(place)
  const { view, query, conflict } = state
  const practices = view?.choices ?? []
  const active = practices.find(({ id }) => id === parameters.get('practice')) ?? practices[0]
  const open = (practice: string) => change({ practice, finding: undefined })
  const refusal = useRefusal('contribute', place.workload)
  const answering = useAnswering(state, active, open, !readOnly && refusal === undefined)
  const keys: Keys = {
    ...answering.keys,
    j: () => step(1),
    k: () => step(-1),
    n: nextOpen,
    '?': () => setShortcuts(true),
  }
  useKeys(keys)
  const isThere = view !== undefined
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [isThere])
  if (query.isError && view === undefined)
    return <Failure error={query.error} retry={() => void query.refetch()} />
  if (view === undefined) return <Placeholder lines={8} />
  return (
    <>
      <AnswerForm
        workload={place.workload}
        view={view}
        active={active}
        open={open}
        state={state}
        answering={answering}
        refusal={refusal}
        heading={heading}
        step={step}
        openShortcuts={() => setShortcuts(true)}
      />
      <EvidenceDrawer workload={place.workload} view={view} practice={active} />
      {shortcuts ? <Shortcuts close={() => setShortcuts(false)} /> : null}
      {conflict === undefined ? null : (
        <Merge conflict={conflict} save={state.save} close={state.settle} />
      )}
    </>
  )
}
