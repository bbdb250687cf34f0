import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { readOnly } from '../app/mode.ts'
import { useUrlState } from '../app/url-state.ts'
import { workloadsQuery } from '../data/library.ts'
import { t } from '../strings/en.ts'
import { Act } from './act.tsx'
import { Empty } from './empty.tsx'
import { Loaded } from './loaded.tsx'

interface Props {
  readonly children: (workload: string) => ReactNode
}

/** Lets the reader choose of which workload a page speaks; the first is taken until they do. */
export function OfWorkload({ children }: Props) {
  const [parameters] = useUrlState()
  const query = useQuery(workloadsQuery)
  const asked = parameters.get('workload')
  // What the address names need not wait for the names of all others.
  const named = asked === null ? undefined : [{ value: asked, label: '…' }]
  const options = query.data?.map(optionOf) ?? named
  if (options === undefined) return <Loaded query={query}>{() => null}</Loaded>
  const chosen = options.find(({ value }) => value === asked) ?? options[0]
  if (chosen === undefined) return <NoWorkloads />
  return (
    <Chosen options={options} chosen={chosen}>
      {children}
    </Chosen>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

function optionOf({
  WorkloadId = '',
  WorkloadName = '',
}: {
  readonly WorkloadId?: string | undefined
  readonly WorkloadName?: string | undefined
}): Option {
  return { value: WorkloadId, label: WorkloadName }
}

interface ChosenProps extends Props {
  readonly options: readonly Option[]
  readonly chosen: Option
}

function Chosen({ options, chosen, children }: ChosenProps) {
  const [, change] = useUrlState()
  if (readOnly) return children(chosen.value)
  return (
    <SpaceBetween size="m">
      <div className="of-workload">
        <FormField label={t.common.workload}>
          <Select
            options={options}
            selectedOption={chosen}
            filteringType={options.length > 10 ? 'auto' : 'none'}
            onChange={({ detail }) =>
              change({
                workload: detail.selectedOption.value,
                finding: undefined,
                run: undefined,
                item: undefined,
              })
            }
          />
        </FormField>
      </div>
      {children(chosen.value)}
    </SpaceBetween>
  )
}

function NoWorkloads() {
  const router = useRouter()
  return (
    <Container>
      <Empty
        title={t.workloads.emptyTitle}
        text={t.workloads.emptyText}
        command={t.workloads.emptyCommand}
        action={
          <Act right="own" onClick={() => router.history.push('/define-workload')}>
            {t.workloads.define}
          </Act>
        }
      />
    </Container>
  )
}
