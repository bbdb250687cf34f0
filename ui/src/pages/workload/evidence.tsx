/** Placeholder until the table of findings is here. */
export function Evidence({ id }: { readonly id: string }) {
  return <>{id}</>
}
