import { printable } from '../../lib/printable.ts'
import type { Step } from './plan-sync.ts'

/** A line of text for a step. */
export function describeStep(step: Step): string {
  switch (step.kind) {
    case 'create':
      return `Create the workload ${printable(step.properties.WorkloadName)} with ${step.lenses.join(', ')}.`
    case 'update':
      return `Set ${Object.keys(step.properties).slice(1).join(', ')}.`
    case 'apply-lens':
      return `Apply the lens ${printable(step.lens)}.`
    case 'answer':
      return `Answer ${printable(step.answer.question)} of ${printable(step.lens)}: ${step.answer.applicable ? `${step.answer.selected.length} selected` : 'not applicable'}.`
    case 'notes':
      return `Write the notes on ${printable(step.lens)}.`
    case 'milestone':
      return `Record the milestone ${printable(step.name)}.`
    default:
      return step satisfies never
  }
}
