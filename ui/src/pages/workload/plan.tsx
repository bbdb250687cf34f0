/** Placeholder until the table of findings is here. */
export function Plan({ id }: { readonly id: string }) {
  return <>{id}</>
}
