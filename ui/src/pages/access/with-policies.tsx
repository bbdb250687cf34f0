import SplitPanel from '@cloudscape-design/components/split-panel'
import { type ReactNode, useMemo } from 'react'
import { useSplitPanel } from '../../app/page.tsx'
import { useUrlState } from '../../app/url-state.ts'
import { t } from '../../strings/en.ts'
import { Policies } from './policies.tsx'

/** A page, and beside it the policies of the principal that the address names; the page keeps its place. */
export function WithPolicies({ children }: { readonly children: ReactNode }) {
  const [parameters] = useUrlState()
  const text = parameters.toString()
  const panel = useMemo(() => {
    const given = new URLSearchParams(text)
    const who = given.get('who')
    if (who === null) return null
    const at = given.get('statement')
    return (
      <SplitPanel header={t.access.panel.title} closeBehavior="hide" hidePreferencesButton>
        <Policies
          who={who}
          action={given.get('did') ?? undefined}
          resource={given.get('on') ?? undefined}
          context={given.getAll('context')}
          policy={given.get('policy') ?? undefined}
          layer={given.get('layer') ?? undefined}
          statement={at === null ? undefined : Number(at)}
        />
      </SplitPanel>
    )
  }, [text])
  useSplitPanel(panel)
  return children
}
