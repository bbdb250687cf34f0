/** Keys whose members are the user's names, not the API's: they keep their spelling. */
const ownNames = new Set(['options', 'labels', 'dockerLabels', 'driverOpts', 'tags'])

/**
 * An answer of a service that spells members with a small letter, in CloudFormation's spelling: `readonlyRootFilesystem`
 * becomes `ReadonlyRootFilesystem`, at every depth.
 */
export function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      ownNames.has(key) ? member : capitalised(member),
    ]),
  )
}
