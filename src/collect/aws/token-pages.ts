interface Page {
  readonly NextToken?: string | undefined
}

/** Pages of an operation for which the SDK has no paginator. */
export async function* tokenPages<P extends Page>(
  ask: (next: { NextToken?: string }) => Promise<P>,
): AsyncGenerator<P> {
  let token: string | undefined
  do {
    const page: P = await ask(token === undefined ? {} : { NextToken: token })
    yield page
    token = page.NextToken
  } while (token !== undefined && token !== '')
}
