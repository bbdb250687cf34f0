/**
 * The SDK marks required members as `X | undefined`, for its callers' convenience.
 * A handler runs after validation: what is required is there, at every depth.
 */
export type Given<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? Given<Item>[]
    : T extends object
      ? {
          [Key in keyof T]: Pick<T, Key> extends Required<Pick<T, Key>>
            ? Given<Exclude<T[Key], undefined>>
            : Given<T[Key]>
        }
      : T

/** What a handler may return for a type of the SDK: the same, with lists that nobody may change. */
export type Answered<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Answered<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Answered<T[Key]> }
      : T
