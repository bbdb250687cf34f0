/** A policy or parameter that IAM would not take: the check has no answer. */
export class InvalidDocument extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'InvalidDocument'
  }
}
