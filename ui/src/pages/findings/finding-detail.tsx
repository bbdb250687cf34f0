import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { readOnly } from '../../app/mode.ts'
import { type FindingDetails, findingQuery } from '../../data/findings.ts'
import { Go } from '../../parts/go.tsx'
import { JsonView } from '../../parts/json-view.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, Outcome, Severity } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Fix } from './fix.tsx'

const s = t.findings.detail

interface Props {
  readonly workload: string
  readonly finding: string
}

/** One finding: what is wrong, why it matters, who, next action, evidence. */
export function FindingDetail({ workload, finding }: Props) {
  const query = useQuery(findingQuery(workload, finding))
  return (
    <Loaded query={query} lines={6}>
      {(details) => <Detail workload={workload} details={details} />}
    </Loaded>
  )
}

function Detail({
  workload,
  details,
}: {
  readonly workload: string
  readonly details: FindingDetails
}) {
  const { suppressionOf } = details
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="awsui-key-label">{details.outcome === 'pass' ? s.ok : s.what}</Box>
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Outcome outcome={details.outcome} />
          <Severity severity={details.severity} />
        </SpaceBetween>
        <Foreign>{details.message}</Foreign>
        {details.reason === undefined ? null : (
          <div className="quiet">
            {s.unknownReason}: {details.reason}
          </div>
        )}
        {suppressionOf === undefined ? null : (
          <div className="note">
            <Foreign>{s.suppressedBy(suppressionOf.owner, suppressionOf.reason)}</Foreign> ·{' '}
            {t.findings.expires} <When at={suppressionOf.expires} as="day" />
          </div>
        )}
      </div>
      {details.why === undefined ? null : (
        <div>
          <Box variant="awsui-key-label">{s.why}</Box>
          {details.why}
          <Practices workload={workload} details={details} />
        </div>
      )}
      {details.fix === undefined || details.outcome === 'pass' ? null : <Fix fix={details.fix} />}
      <Where details={details} />
      <div>
        <Box variant="awsui-key-label">{s.evidence}</Box>
        <p className="quiet">{readOnly ? t.document.decided : details.cut ? s.cut : s.whole}</p>
        <JsonView
          label={s.resource}
          value={details.document}
          marked={details.evidence.map(({ pointer }) => pointer)}
        />
      </div>
      {readOnly ? null : <History history={details.history} />}
    </SpaceBetween>
  )
}

function History({ history }: Pick<FindingDetails, 'history'>) {
  return (
    <div>
      <Box variant="awsui-key-label">{s.history}</Box>
      <ul className="rows">
        {history.map(({ since, outcome }) => (
          <li key={since}>
            <Outcome outcome={outcome} />
            <span className="quiet">
              {s.since} <When at={since} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Where({ details }: { readonly details: FindingDetails }) {
  const { resource, source, evidence } = details
  const line = evidence.find((each) => each.line !== undefined)?.line ?? source.line
  return (
    <div>
      <Box variant="awsui-key-label">{s.who}</Box>
      <KeyValuePairs
        columns={2}
        items={[
          {
            label: s.resource,
            value: (
              <span className="mono">
                <Foreign>{resource.id}</Foreign>
              </span>
            ),
          },
          { label: t.findings.type, value: <Foreign>{resource.type}</Foreign> },
          {
            label: `${t.findings.account}, ${t.findings.region}`,
            value: `${resource.account ?? '–'} ${resource.region ?? ''}`,
          },
          {
            label: s.source,
            value: (
              <Foreign>
                {[
                  source.file ?? source.kind,
                  source.address,
                  line === undefined ? undefined : `${s.line} ${line}`,
                ]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </Foreign>
            ),
          },
          { label: s.collected, value: <When at={details.collected} none={t.common.unknown} /> },
          ...(readOnly ? [] : [{ label: s.first, value: <When at={details.first} /> }]),
          {
            label: s.decided,
            value:
              evidence.length === 0 ? (
                '–'
              ) : (
                <span className="mono">{evidence.map(({ pointer }) => pointer).join(' ')}</span>
              ),
          },
        ]}
      />
    </div>
  )
}

function Practices({
  workload,
  details,
}: {
  readonly workload: string
  readonly details: FindingDetails
}) {
  if (details.practicesOf.length === 0) return null
  return (
    <ul className="inline">
      {details.practicesOf.map(({ question, id, number, title }) => (
        <li key={id}>
          <Go to={`/workloads/${workload}/questions?q=${question}&practice=${id}`}>
            {number ?? title}
          </Go>
        </li>
      ))}
    </ul>
  )
}
