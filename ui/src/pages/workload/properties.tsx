import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { readOnly } from '../../app/mode.ts'
import { Act } from '../../parts/act.tsx'
import { EditTags } from '../../parts/edit-tags.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { LensesInUse } from './lenses-in-use.tsx'
import type { WorkloadDetail } from './workload.tsx'

const s = t.workload.properties
const d = t.define

interface Props {
  readonly workload: WorkloadDetail
  readonly edit: () => void
}

/** What a workload is, where it runs, and which lenses judge it. */
export function Properties({ workload, edit }: Props) {
  const list = (items: readonly string[] | undefined) =>
    items === undefined || items.length === 0 ? '–' : <Foreign>{items.join(', ')}</Foreign>
  const text = (value: string | undefined) =>
    value === undefined || value === '' ? '–' : <Foreign>{value}</Foreign>
  const [tagging, setTagging] = useState(false)
  const id = workload.WorkloadId ?? ''
  const design = workload.ArchitecturalDesign
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              readOnly ? null : (
                <div className="actions">
                  <Act right="own" workload={id} onClick={() => setTagging(true)}>
                    {t.editing.tags.title}
                  </Act>
                  <Act right="own" workload={id} onClick={edit}>
                    {s.edit}
                  </Act>
                </div>
              )
            }
          >
            {s.title}
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          items={[
            { label: d.properties.reviewOwner, value: text(workload.ReviewOwner) },
            {
              label: d.properties.environment,
              value: wordOf(t.words.environment, workload.Environment ?? ''),
            },
            {
              label: d.properties.industry,
              value: text(workload.Industry ?? workload.IndustryType),
            },
            {
              label: d.scope.accounts,
              value: <span className="mono">{list(workload.AccountIds)}</span>,
            },
            { label: d.scope.regions, value: list(workload.AwsRegions) },
            { label: d.scope.outside, value: list(workload.NonAwsRegions) },
            {
              label: d.scope.architecture,
              value:
                design !== undefined && design.startsWith('https://') ? (
                  <Link href={design} external>
                    <Foreign>{design}</Foreign>
                  </Link>
                ) : (
                  text(design)
                ),
            },
            { label: s.updated, value: <When at={workload.UpdatedAt} /> },
            {
              label: s.profiles,
              value: list(workload.Profiles?.map(({ ProfileArn = '' }) => ProfileArn)),
            },
            { label: s.arn, value: <span className="mono">{workload.WorkloadArn}</span> },
            {
              label: s.tags,
              value: list(
                Object.entries(workload.Tags ?? {}).map(([key, value]) => `${key}=${value}`),
              ),
            },
            { label: s.notes, value: text(workload.Notes) },
            ...(readOnly ? [{ label: s.lenses, value: list(workload.Lenses) }] : []),
          ]}
        />
      </Container>
      {tagging ? (
        <EditTags arn={workload.WorkloadArn ?? ''} close={() => setTagging(false)} />
      ) : null}
      {readOnly ? null : <LensesInUse workload={workload} />}
    </SpaceBetween>
  )
}
