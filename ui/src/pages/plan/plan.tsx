import { usePage } from '../../app/page.tsx'
import { help } from '../../parts/help.tsx'
import { OfWorkload } from '../../parts/of-workload.tsx'
import { t } from '../../strings/en.ts'
import { PlanView } from './plan-view.tsx'

/** The plan of the workload that the address names. */
export default function Plan() {
  usePage({ title: t.plan.title, contentType: 'table', help: help(t.plan.help) })
  return <OfWorkload>{(workload) => <PlanView workload={workload} full />}</OfWorkload>
}
