/** An object without the members that are `undefined`, in the order written; JSON would drop them, types want them gone. */
export function present<T extends object>(members: T): Present<T>
export function present(members: object): object {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(members)) if (value !== undefined) kept[name] = value
  return kept
}

type Present<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> }

/** A share to four decimals, so that documents do not show how floats were added. */
export function rounded(share: number): number {
  return Number.isFinite(share) ? Math.round(share * 10_000) / 10_000 : 0
}
