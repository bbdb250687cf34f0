const bare = new Set(['Ref', 'Condition'])

/** The long form of a value with a YAML tag: `!Sub x` is `{'Fn::Sub': 'x'}`. Tags of YAML itself change nothing. */
export function longForm(tag: string | undefined, value: unknown): unknown {
  if (tag === undefined || !tag.startsWith('!') || tag.length < 2) return value
  const name = tag.slice(1)
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) return value
  return { [bare.has(name) ? name : `Fn::${name}`]: value }
}
