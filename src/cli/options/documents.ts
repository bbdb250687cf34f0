import { type Command, InvalidArgumentError, Option } from 'commander'
import { documentNames } from '../../app/write-document.ts'
import { nearestName } from '../../lib/nearest-name.ts'

export interface DocumentRequest {
  readonly format: string
  /** Absent: stdout. */
  readonly path?: string
}

export interface DocumentOptions {
  readonly format: readonly DocumentRequest[]
  readonly json?: boolean
  readonly color: boolean
  readonly quiet?: boolean
}

/** Adds the options that say which documents to write; the same on every verb that writes some. */
export function addDocuments(command: Command): Command {
  return command
    .optionsGroup('Documents')
    .addOption(
      new Option(
        '--format <format[=path]>',
        `${documentNames.join(', ')}; repeatable; without a path to stdout`,
      )
        .argParser(document)
        .default([], 'table'),
    )
    .option('--json', 'the same as --format json')
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
    .option('--quiet', 'no progress and no notes on stderr')
}

function document(value: string, before: readonly DocumentRequest[]): readonly DocumentRequest[] {
  const at = value.indexOf('=')
  const format = at < 0 ? value : value.slice(0, at)
  if (!documentNames.includes(format)) {
    const near = nearestName(format, documentNames)
    throw new InvalidArgumentError(
      `\`${format}\` is no format${near === undefined ? '' : `; did you mean \`${near}\``}. Formats: ${documentNames.join(', ')}.`,
    )
  }
  return [...before, at < 0 ? { format } : { format, path: value.slice(at + 1) }]
}

/** The documents to write; the terminal's table where nothing else goes to stdout. */
export function documentRequests({
  format,
  json,
  quiet,
}: DocumentOptions): readonly DocumentRequest[] {
  const wanted = json === true ? [...format, { format: 'json' }] : format
  const toStdout = wanted.some((d) => d.path === undefined)
  return toStdout || quiet === true ? wanted : [...wanted, { format: 'table' }]
}
