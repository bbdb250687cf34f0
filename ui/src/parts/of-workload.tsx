import Button from '@cloudscape-design/components/button'
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
import { Empty } from './empty.tsx'
import { Loaded } from './loaded.tsx'

interface Props {
  readonly children: (workload: string) => ReactNode
}

/** Lets the reader choose of which workload a page speaks; the first is taken until they do. */
export function OfWorkload({ children }: Props) {
  const [parameters, change] = useUrlState()
  const router = useRouter()
  const query = useQuery(workloadsQuery)
  return (
    <Loaded query={query}>
      {(workloads) => {
        const options = workloads.map(({ WorkloadId = '', WorkloadName }) => ({
          value: WorkloadId,
          label: WorkloadName,
        }))
        const asked = parameters.get('workload')
        const chosen = options.find(({ value }) => value === asked) ?? options[0]
        if (chosen === undefined)
          return (
            <Container>
              <Empty
                title={t.workloads.emptyTitle}
                text={t.workloads.emptyText}
                command={t.workloads.emptyCommand}
                action={
                  <Button onClick={() => router.history.push('/define-workload')}>
                    {t.workloads.define}
                  </Button>
                }
              />
            </Container>
          )
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
      }}
    </Loaded>
  )
}
