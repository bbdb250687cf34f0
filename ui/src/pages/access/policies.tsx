import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type AccessPolicies, policiesQuery } from '../../data/access.ts'
import { JsonView } from '../../parts/json-view.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Answer, Principal } from './words.tsx'

const s = t.access.panel

interface Props {
  readonly who: string
  readonly action: string | undefined
  readonly resource: string | undefined
  readonly context: readonly string[]
  readonly policy: string | undefined
  readonly layer: string | undefined
  readonly statement: number | undefined
}

/** Everything that says what a principal may do, with the statement that decides marked. */
export function Policies({ who, action, resource, context, ...named }: Props) {
  const query = useQuery(policiesQuery(who, action, resource, context))
  return (
    <Loaded query={query} lines={6}>
      {(data) => <All data={data} named={named} />}
    </Loaded>
  )
}

type Policy = AccessPolicies['policies'][number]

interface AllProps {
  readonly data: AccessPolicies
  readonly named: Pick<Props, 'policy' | 'layer' | 'statement'>
}

function All({ data, named }: AllProps) {
  const { decision } = data
  const marked = data.policies.map((each) => markedIn(each, named))
  const guilty = data.policies.filter((_, at) => (marked[at] ?? []).length > 0)
  const others = data.policies.filter((each) => !guilty.includes(each))
  return (
    <SpaceBetween size="m">
      <Principal arn={data.principal} kind={data.kind} account={data.account} />
      {decision === undefined ? null : <Decision decision={decision} guilty={guilty.length > 0} />}
      {guilty.map((each, at) => (
        <div key={`${at} ${each.name}`}>
          <Box variant="awsui-key-label">{s.guilty}</Box>
          <Document policy={each} marked={markedIn(each, named)} />
        </div>
      ))}
      {others.length === 0 ? null : (
        <ExpandableSection
          headerText={guilty.length > 0 ? s.otherPolicies(others.length) : s.policies}
          defaultExpanded={guilty.length === 0}
        >
          <SpaceBetween size="m">
            {others.map((each, at) => (
              <Document key={`${at} ${each.name}`} policy={each} marked={[]} />
            ))}
          </SpaceBetween>
        </ExpandableSection>
      )}
      {data.policies.length === 0 ? <p>{s.none}</p> : <p className="quiet">{s.written}</p>}
    </SpaceBetween>
  )
}

function Decision({
  decision: { answer, explanation, conditions, unread },
  guilty,
}: {
  readonly decision: NonNullable<AccessPolicies['decision']>
  readonly guilty: boolean
}) {
  return (
    <div>
      <Box variant="awsui-key-label">{s.explanation}</Box>
      <Answer answer={answer} />
      <p>
        <Foreign>{explanation}</Foreign>
      </p>
      {conditions.length === 0 ? null : (
        <p>
          {s.dependsOn}: <Foreign>{conditions.join(', ')}</Foreign>
        </p>
      )}
      {unread.length === 0 ? null : (
        <p>
          {s.unread}: <Foreign>{unread.join(', ')}</Foreign>
        </p>
      )}
      {guilty ? null : <p className="quiet">{s.noStatement}</p>}
    </div>
  )
}

function Document({
  policy: { name, layer, document, unread },
  marked,
}: {
  readonly policy: Policy
  readonly marked: readonly number[]
}) {
  return (
    <SpaceBetween size="xxs">
      <div>
        <strong>
          <Foreign>{name}</Foreign>
        </strong>{' '}
        <span className="quiet">{t.access.layer[layer] ?? layer}</span>
      </div>
      {marked.map((at) => (
        <div key={at} className="note">
          <Foreign>{s.marked(sidOf(document.Statement[at]), at)}</Foreign>
        </div>
      ))}
      {unread === undefined ? null : (
        <div className="note">
          {s.unread}: <Foreign>{unread}</Foreign>
        </div>
      )}
      <JsonView label={name} value={document} marked={marked.map((at) => `/Statement/${at}`)} />
    </SpaceBetween>
  )
}

function sidOf(statement: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const sid = statement?.['Sid']
  return typeof sid === 'string' ? sid : undefined
}

/** Positions in the document of what decided, or of the statement that the address names. */
function markedIn(
  { name, layer, deciding = [], places }: Policy,
  named: AllProps['named'],
): readonly number[] {
  if (named.statement === undefined) return deciding
  // A trust policy has one name as the policy of a role, and another as that of a resource.
  const byLayer = named.layer === 'trust' || named.layer === 'resource'
  const meant = byLayer ? layer === named.layer : name === named.policy
  const at = meant ? places.indexOf(named.statement) : -1
  return at === -1 ? [] : [at]
}
