import { PlanView } from '../plan/plan-view.tsx'

/** The plan of a workload. */
export function Plan({ id }: { readonly id: string }) {
  return <PlanView workload={id} />
}
