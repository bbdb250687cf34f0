import { Locker } from '../evidence/locker.tsx'

/** Statements and files of a workload. */
export function Evidence({ id }: { readonly id: string }) {
  return <Locker workload={id} />
}
