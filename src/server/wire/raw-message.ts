/** A request as it arrived. */
export interface RawRequest {
  readonly method: string
  /** Path and query exactly as sent: percent-encoding decides where path segments end, and what was signed. */
  readonly target: string
  /** Lower-case name → value; repeated headers joined by `, `. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
}

export interface RawResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}
