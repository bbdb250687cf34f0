/** Why a generation cannot do what it was asked: shown as its `errorDetails`. */
export class GenerationProblem extends Error {
  readonly code: string
  /** @param code PascalCase, permanent */
  constructor(code: string, message: string) {
    super(message)
    this.name = 'GenerationProblem'
    this.code = code
  }
}
