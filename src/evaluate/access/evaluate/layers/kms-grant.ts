/** Source: AWS KMS developer guide, "Grants in AWS KMS". */
export interface KmsGrant {
  readonly id?: string
  /** The ARN of a user, role, session, or account root; or the name of a service. */
  readonly granteePrincipal: string
  /** `Decrypt`, `GenerateDataKey` …, as the grant has them. */
  readonly operations: readonly string[]
  readonly constraints?: {
    readonly encryptionContextEquals?: Readonly<Record<string, string>>
    readonly encryptionContextSubset?: Readonly<Record<string, string>>
  }
}
