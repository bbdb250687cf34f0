import { invalid } from '../../tool-error.ts'

/** Refuses a list that names a pillar twice. @throws ToolError validation */
export function checkPillars(pillars: readonly string[], name = 'pillars'): void {
  const twice = pillars.find((pillar, at) => pillars.indexOf(pillar) !== at)
  if (twice === undefined) return
  const message = `The pillar ${twice} is listed more than once.`
  throw invalid(message, { name, message })
}
