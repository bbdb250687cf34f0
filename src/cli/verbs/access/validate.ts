import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ValidatedFile, validateFiles } from '../../../app/access/validate.ts'
import { validateCase } from '../../../app/access/validate-case.ts'
import {
  type FindingType,
  findingTypes,
  formerCodes,
  type IssueCode,
  issueCodes,
  readGrammar,
  readPolicyType,
  validatedResourceTypes,
} from '../../../app/access/validation-names.ts'
import { describeFileError } from '../../../lib/describe-file-error.ts'
import { PlinthError } from '../../../model/diagnostic.ts'
import { exit } from '../../exit.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { useColour } from '../../use-colour.ts'
import { renderFindings } from './render-findings.ts'
import { sarifOf } from './sarif-findings.ts'

interface Options {
  readonly type?: NonNullable<ReturnType<typeof readPolicyType>>
  readonly resourceType?: string
  readonly scpGrammar: NonNullable<ReturnType<typeof readGrammar>>
  readonly failOn: string
  readonly ignore: readonly IssueCode[]
  readonly json?: boolean
  readonly format?: 'sarif'
  readonly cases?: string
  readonly color: boolean
}

/** `plinth access validate FILE…`: what is wrong with policies, with the codes of IAM Access Analyzer. */
export function define(command: Command): void {
  command
    .argument('[file...]', 'policies as JSON; - is standard input')
    .option('--type <type>', 'identity, resource, trust, scp or rcp; default: by the content', type)
    .addOption(
      new Option('--resource-type <type>', 'what a resource policy is attached to').choices(
        validatedResourceTypes,
      ),
    )
    .option('--scp-grammar <grammar>', 'full, or 2023 for the grammar before', grammar, 'full')
    .addOption(
      new Option('--fail-on <type>', 'exit 1 from this type on, or none')
        .choices(['error', 'security-warning', 'warning', 'suggestion', 'none'])
        .default('error'),
    )
    .option('--ignore <code>', 'leave out findings of this code; may be repeated', ignored, [])
    .option('--cases <file>', 'one JSON case a line in, one line of findings out')
    .option('--json', 'findings as Access Analyzer writes them')
    .addOption(new Option('--format <format>', 'another document').choices(['sarif']))
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
    .addHelpText('after', help)
    .action((files: readonly string[], options: Options) => run(command, files, options))
}

const help = `
Examples
  plinth access validate policy.json
  plinth access validate trust.json --resource-type AWS::IAM::AssumeRolePolicyDocument
  plinth access validate scp.json --type scp --fail-on security-warning
  plinth access validate --cases cases.ndjson`

async function run(command: Command, files: readonly string[], options: Options): Promise<void> {
  if (options.cases !== undefined) return answerCases(options.cases)
  if (files.length === 0) command.error('error: name at least one policy, or - for standard input')
  const { files: validated, diagnostics } = await validateFiles({
    files,
    stdin: () => buffer(process.stdin),
    type: options.type,
    resourceType: options.resourceType,
    grammar: options.scpGrammar,
  })
  const ignored = new Set<string>(options.ignore)
  const kept = validated.map(({ file, type, text, findings }): ValidatedFile => ({
    file,
    type,
    text,
    findings: findings.filter(({ issueCode }) => !ignored.has(issueCode)),
  }))
  printDiagnostics(diagnostics)
  process.stdout.write(document(kept, options))
  process.exitCode = diagnostics.length > 0 ? exit.usage : exitCode(kept, options.failOn)
}

function document(files: readonly ValidatedFile[], options: Options): string {
  if (options.format === 'sarif') return `${JSON.stringify(sarifOf(files), null, 2)}\n`
  if (options.json !== true) return renderFindings(files, useColour(options.color))
  const plain = files.map(({ file, type, findings }) => ({ file, type, findings }))
  return `${JSON.stringify(plain.length === 1 ? plain[0] : plain, null, 2)}\n`
}

function exitCode(files: readonly ValidatedFile[], failOn: string): number {
  const limit = findingTypes.indexOf(failOn.toUpperCase().replace('-', '_') as FindingType)
  const fails = files.some(({ findings }) =>
    findings.some(({ findingType }) => findingTypes.indexOf(findingType) <= limit),
  )
  return fails ? exit.notMet : exit.met
}

async function answerCases(file: string): Promise<void> {
  try {
    const input = file === '-' ? process.stdin : createReadStream(file)
    let at = 0
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      at++
      if (line.trim() !== '') process.stdout.write(`${JSON.stringify(validateCase(line, at))}\n`)
    }
  } catch (error) {
    throw new PlinthError({
      code: 'access-cases-unreadable',
      severity: 'error',
      message: `The cases cannot be read: ${describeFileError(error)}.`,
      where: { file },
    })
  }
}

function type(name: string) {
  const read = readPolicyType(name)
  if (read === undefined)
    throw new InvalidArgumentError('It is one of identity, resource, trust, scp, rcp.')
  return read
}

function grammar(name: string) {
  const read = readGrammar(name)
  if (read === undefined) throw new InvalidArgumentError('It is full or 2023.')
  return read
}

function ignored(code: string, before: readonly IssueCode[]): readonly IssueCode[] {
  const name = code.toUpperCase()
  const former = Object.hasOwn(formerCodes, name) ? formerCodes[name] : undefined
  const known = former ?? (Object.hasOwn(issueCodes, name) ? (name as IssueCode) : undefined)
  if (known === undefined) throw new InvalidArgumentError('It is the code of no finding.')
  return [...before, known]
}
