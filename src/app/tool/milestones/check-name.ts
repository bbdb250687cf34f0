import { invalid } from '../tool-error.ts'

/** A name must say something: at least 3 characters that are not spaces. @throws ToolError validation */
export function checkMilestoneName(name: string): void {
  if (name.replaceAll(/\s/g, '').length >= 3) return
  const message = 'MilestoneName must have at least 3 characters that are not spaces.'
  throw invalid(message, { name: 'MilestoneName', message })
}
