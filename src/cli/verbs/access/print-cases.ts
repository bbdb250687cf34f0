import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { unreadableInput } from '../../../app/access/unreadable-input.ts'
import { describeFileError } from '../../../lib/describe-file-error.ts'

/**
 * Answers a file of cases on standard output, one JSON object a line, no faster than they are taken.
 * @param path of the file; `-` is standard input
 * @throws PlinthError when it cannot be read
 */
export async function printCases(
  path: string,
  answer: (source: string | NodeJS.ReadStream) => AsyncIterable<object>,
): Promise<void> {
  if (path !== '-' && !existsSync(path)) throw unreadableInput(path, 'it does not exist')
  try {
    for await (const answered of answer(path === '-' ? process.stdin : path))
      if (!process.stdout.write(`${JSON.stringify(answered)}\n`))
        await once(process.stdout, 'drain')
  } catch (error) {
    throw unreadableInput(path, describeFileError(error))
  }
}
