import { InvalidArgumentError } from 'commander'
import type { ParameterValues } from '../../../app/access/guardrail.ts'

/** Reads `--param name=value,value`; given again for the same name it replaces. */
export function readParameter(value: string, before: ParameterValues): ParameterValues {
  const at = value.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('A parameter is given as name=value,value.')
  const values = value
    .slice(at + 1)
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  return { ...before, [value.slice(0, at)]: values }
}
