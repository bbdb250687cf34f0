import Alert from '@cloudscape-design/components/alert'
import Autosuggest from '@cloudscape-design/components/autosuggest'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useUrlState } from '../../app/url-state.ts'
import {
  type AccessPath,
  type AccessPaths,
  type AccessSubjects,
  pathsQuery,
} from '../../data/access.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Cut } from './cut.tsx'
import { PathCard } from './path-card.tsx'
import { Unlisted } from './unlisted.tsx'
import { shortName } from './words.tsx'

const s = t.access.paths
/** Paths that are drawn before someone asks for more. */
const few = 6

/** Ways by which identities come by rights that nobody meant them to have, each as a picture; the cut first. */
export function Paths({ subjects }: { readonly subjects: AccessSubjects }) {
  const [parameters] = useUrlState()
  const to = parameters.get('to') ?? 'admin'
  const from = parameters.get('from') ?? undefined
  const query = useQuery(pathsQuery(to, from))
  return (
    <SpaceBetween size="l">
      <Choice subjects={subjects} to={to} from={from ?? ''} />
      <Loaded query={query} lines={8}>
        {(data) => <All key={`${to} ${from ?? ''}`} data={data} />}
      </Loaded>
    </SpaceBetween>
  )
}

const goals = [
  { value: 'admin', label: s.toAdmin },
  { value: 'sensitive', label: s.toSensitive },
]

interface ChoiceProps {
  readonly subjects: AccessSubjects
  readonly to: string
  readonly from: string
}

function Choice({ subjects, to, from }: ChoiceProps) {
  const [, change] = useUrlState()
  const [typed, setTyped] = useState(from)
  const closed = { who: undefined, policy: undefined, layer: undefined, statement: undefined }
  return (
    <div className="pair">
      <FormField label={s.to}>
        <Select
          options={goals}
          selectedOption={goals.find(({ value }) => value === to) ?? { value: to, label: to }}
          onChange={({ detail }) => change({ to: detail.selectedOption.value, ...closed })}
        />
      </FormField>
      <FormField
        label={s.from}
        description={
          subjects.identities > subjects.principals.length
            ? t.access.cut(
                subjects.principals.length,
                subjects.identities,
                t.access.narrow.suggestions,
              )
            : undefined
        }
      >
        <Autosuggest
          value={typed}
          options={subjects.principals.map(({ arn, kind }) => ({
            value: arn,
            description: t.access.kind[kind],
          }))}
          placeholder={s.fromAll}
          enteredTextLabel={t.access.form.suggestion}
          empty={t.access.form.none}
          virtualScroll
          onChange={({ detail }) => {
            setTyped(detail.value)
            if (detail.value === '') change({ from: undefined, ...closed })
          }}
          onSelect={({ detail }) => change({ from: detail.value, ...closed })}
        />
      </FormField>
    </div>
  )
}

function All({ data }: { readonly data: AccessPaths }) {
  const { figures } = s
  return (
    <SpaceBetween size="l">
      <Unlisted {...data} />
      {data.cut === undefined ? null : <Cut cut={data.cut} paths={data.paths} />}
      {data.cutTried ? null : <Alert type="info">{s.noCutTried}</Alert>}
      <Container>
        <dl className="figures access-figures">
          <Figure label={figures.known} value={data.total} to="known" />
          <Figure label={figures.unknown} value={data.unknownTotal} to="unknown" />
          <Figure label={figures.unknownMethods} value={data.unknownMethods} />
          <Figure label={figures.undecided} value={data.undecidedTotal} to="undecided" />
          <Figure label={figures.already} value={data.alreadyTotal} />
          <Figure label={figures.identities} value={data.identities} />
        </dl>
      </Container>
      <List
        id="known"
        title={s.known}
        paths={data.paths}
        total={data.total}
        help={s.certaintyHelp}
        empty={s.none(data.identities)}
      />
      <List
        id="unknown"
        title={s.unknown}
        paths={data.unknownPaths}
        total={data.unknownTotal}
        help={s.unknownHelp}
        empty={s.noneUnknown}
      />
      <Undecided data={data} />
      {data.already.length === 0 ? null : (
        <ExpandableSection variant="container" headerText={s.already}>
          <ul className="plain">
            {data.alreadyTotal > data.already.length ? (
              <li>{t.access.cut(data.already.length, data.alreadyTotal, t.access.narrow.paths)}</li>
            ) : null}
            {data.already.map((arn) => (
              <li key={arn}>
                <Foreign>{arn}</Foreign>
              </li>
            ))}
          </ul>
        </ExpandableSection>
      )}
    </SpaceBetween>
  )
}

/** Who may be at the goal already, by reason: those of one policy that was not seen are one entry. */
function Undecided({
  data: { undecided, undecidedTotal, unseen },
}: {
  readonly data: AccessPaths
}) {
  const byReason = Map.groupBy(undecided, ({ reason }) => reason)
  return (
    <section id="undecided" tabIndex={-1} aria-label={s.undecided}>
      {unseen === undefined ? null : (
        <Alert type="warning">
          <Foreign>{s.unseen(unseen)}</Foreign>
        </Alert>
      )}
      {undecided.length === 0 ? null : (
        <Container
          header={
            <Header variant="h2" counter={`(${undecidedTotal})`} description={s.undecidedHelp}>
              {s.undecided}
            </Header>
          }
          footer={
            undecidedTotal > undecided.length
              ? t.access.cut(undecided.length, undecidedTotal, t.access.narrow.paths)
              : undefined
          }
        >
          <ul className="plain">
            {[...byReason].map(([reason, group]) => (
              <li key={reason}>
                <Foreign>{group.map(({ arn }) => shortName(arn)).join(', ')}</Foreign>
                <div className="quiet">
                  {s.reasons}: <Foreign>{reason}</Foreign>
                </div>
              </li>
            ))}
          </ul>
        </Container>
      )}
    </section>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: number
  /** Id of the list on this page that it counts. */
  readonly to?: string
}

function Figure({ label, value, to }: FigureProps) {
  const show = () => {
    const list = document.getElementById(to ?? '')
    list?.scrollIntoView({ block: 'start' })
    list?.focus()
  }
  return (
    <div className="figure">
      <dt className="figure-label">{label}</dt>
      <dd className="figure-value">
        {to === undefined ? (
          value.toLocaleString('en')
        ) : (
          <Button variant="inline-link" ariaLabel={`${value} ${label}`} onClick={show}>
            {value.toLocaleString('en')}
          </Button>
        )}
      </dd>
    </div>
  )
}

interface ListProps {
  readonly id: string
  readonly title: string
  readonly paths: readonly AccessPath[]
  readonly total: number
  readonly help: string
  readonly empty: string
}

function List({ id, title, paths, total, help, empty }: ListProps) {
  const [most, setMost] = useState(few)
  const shown = paths.slice(0, most)
  return (
    <section id={id} tabIndex={-1} aria-label={title}>
      <Container
        header={
          <Header variant="h2" counter={`(${total})`} description={help}>
            {title}
          </Header>
        }
        footer={
          paths.length > shown.length ? (
            <Button variant="link" onClick={() => setMost(most + 20)}>
              {s.more(paths.length - shown.length)}
            </Button>
          ) : total > paths.length ? (
            t.access.cut(paths.length, total, t.access.narrow.paths)
          ) : undefined
        }
      >
        {paths.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <ol className="paths">
            {shown.map((path, at) => (
              // Paths have no id; their order is fixed.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at}>
                <PathCard path={path} />
              </li>
            ))}
          </ol>
        )}
      </Container>
    </section>
  )
}
