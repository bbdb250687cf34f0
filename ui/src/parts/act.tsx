import Button, { type ButtonProps } from '@cloudscape-design/components/button'
import { type Right, useRefusal } from '../app/may.ts'

interface Props extends ButtonProps {
  readonly right: Right
  /** The workload that it changes. */
  readonly workload?: string
}

/** A button for those who may do what it does; for everybody else it is off, and says why. */
export function Act({ right, workload, ...button }: Props) {
  const refusal = useRefusal(right, workload)
  if (refusal === undefined) return <Button {...button} />
  return <Button {...button} disabled disabledReason={refusal} />
}
