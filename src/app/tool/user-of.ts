/** The name of a principal as people know it: `ada` of `arn:aws:iam::111122223333:user/ada`. */
export function userOf(principal: string): string {
  return /:user\/(.+)$/.exec(principal)?.[1] ?? principal
}
