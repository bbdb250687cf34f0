/** An object without the members that are `undefined`, in the order written; JSON would drop them, types want them gone. */
export function present<T extends object>(members: T): Present<T> {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as Present<T>
}

type Present<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> }

/** A share to four decimals, so that documents do not show how floats were added. */
export function rounded(share: number): number {
  return Number.isFinite(share) ? Math.round(share * 10_000) / 10_000 : 0
}
