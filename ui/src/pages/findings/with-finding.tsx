import SplitPanel from '@cloudscape-design/components/split-panel'
import { type ReactNode, useMemo } from 'react'
import { useSplitPanel } from '../../app/page.tsx'
import { useUrlState } from '../../app/url-state.ts'
import { t } from '../../strings/en.ts'
import { FindingDetail } from './finding-detail.tsx'

const s = t.findings

interface Props {
  readonly workload: string
  readonly children: ReactNode
}

/** A list, and the finding of the address beside it; the list keeps its place. */
export function WithFinding({ workload, children }: Props) {
  const [parameters] = useUrlState()
  const finding = parameters.get('finding')
  const panel = useMemo(
    () =>
      finding === null ? null : (
        <SplitPanel header={s.detail.title} closeBehavior="hide" hidePreferencesButton>
          <FindingDetail workload={workload} finding={finding} />
        </SplitPanel>
      ),
    [workload, finding],
  )
  useSplitPanel(panel)
  return children
}
