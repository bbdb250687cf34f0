import { InvalidArgumentError } from 'commander'

/** Reads the number of a port. @throws InvalidArgumentError */
export function portNumber(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('Give a number from 0 to 65535; 0 takes a free port.')
  return number
}

/** Whether a server could not start because another process listens there. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
