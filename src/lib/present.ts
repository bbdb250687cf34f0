type May<T> = { [Key in keyof T]: undefined extends T[Key] ? Key : never }[keyof T]

/** `T` where members that may be `undefined` are absent instead. */
export type Present<T> = Omit<T, Extract<May<T>, keyof T>> & {
  [Key in Extract<May<T>, keyof T>]?: Exclude<T[Key], undefined>
}

/** The members of an object that are not `undefined`, for types that tell the two apart. */
export function present<T extends object>(given: T): Present<T>
export function present(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
