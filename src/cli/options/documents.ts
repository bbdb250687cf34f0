import { type Command, InvalidArgumentError, Option } from 'commander'
import { documentNames } from '../../app/write-document.ts'
import { nearestName } from '../../lib/nearest-name.ts'
import { PlinthError } from '../../model/diagnostic.ts'

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
  if (at === value.length - 1)
    throw new InvalidArgumentError(`Name a file after \`${format}=\`, or leave out \`=\`.`)
  return [...before, at < 0 ? { format } : { format, path: value.slice(at + 1) }]
}

/**
 * The documents to write; the terminal's table where nothing else goes to stdout.
 * @throws PlinthError when two would be written to one place
 */
export function documentRequests({
  format,
  json,
  quiet,
}: DocumentOptions): readonly DocumentRequest[] {
  const wanted = json === true ? [...format, { format: 'json' }] : format
  const places = new Map<string | undefined, DocumentRequest>()
  for (const request of wanted) {
    const other = places.get(request.path)
    if (other !== undefined && other.format !== request.format) throw clash(other, request)
    places.set(request.path, request)
  }
  const requests = [...places.values()]
  return places.has(undefined) || (quiet === true && requests.length > 0)
    ? requests
    : [...requests, { format: 'table' }]
}

function clash(one: DocumentRequest, other: DocumentRequest): PlinthError {
  const place = one.path === undefined ? 'stdout' : one.path
  return new PlinthError({
    code: 'documents-clash',
    severity: 'error',
    message: `The ${one.format} and the ${other.format} document cannot both be written to ${place}.`,
    help: `Name a file of its own, e.g. --format ${other.format}=review.${other.format}.`,
  })
}
