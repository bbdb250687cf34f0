import { anyCharacter, digits, hyphenedNames, notColon } from '../language/characters.ts'
import { type Glob, globOf, oneStep, starStep } from '../language/glob.ts'

/** The shapes of real values, so that no request is reported that nobody could make. */
type Part = string | number

function form(...parts: readonly Part[]): Glob {
  return globOf(
    parts.flatMap((part) =>
      typeof part === 'number'
        ? [part]
        : Array.from({ length: part.length }, (_, at) => part.charCodeAt(at)),
    ),
  )
}

const run = (set: number): readonly number[] => [oneStep(set), starStep(set)]
const twelveDigits = Array.from({ length: 12 }, () => oneStep(digits))
const name = run(hyphenedNames)
const anything = run(anyCharacter)

/** `service:Name`, lower-cased. */
export const actionForms: readonly Glob[] = [form(...name, ':', ...name)]

const partitions: readonly (readonly Part[])[] = [['aws'], ['aws-', ...name]]

/** Owners of resources: an account, nobody (S3), AWS itself. */
const owners: readonly (readonly Part[])[] = [twelveDigits, [], ['aws']]

/** ARNs, and `*` for actions without resources. */
export const resourceForms: readonly Glob[] = [
  ...partitions.flatMap((partition) =>
    owners.map((owner) =>
      form(
        'arn:',
        ...partition,
        ':',
        ...name,
        ':',
        starStep(hyphenedNames),
        ':',
        ...owner,
        ':',
        ...anything,
      ),
    ),
  ),
  form('*'),
]

export const accountForms: readonly Glob[] = [form(...twelveDigits)]

/** ARNs of principals. @param path what follows the account: `user/` */
export function principalArnForms(
  service: string,
  path: string,
  account?: string,
): readonly Glob[] {
  return ofPrincipals(service, path, account === undefined ? twelveDigits : [account])
}

/** The same with anything for an account, as examples have it. */
export function loosePrincipalArnForms(service: string, path: string): readonly Glob[] {
  return ofPrincipals(service, path, [starStep(notColon)])
}

function ofPrincipals(service: string, path: string, owner: readonly Part[]): readonly Glob[] {
  const tail = path.endsWith('/') ? run(notColon) : []
  return partitions.map((partition) =>
    form('arn:', ...partition, `:${service}::`, ...owner, `:${path}`, ...tail),
  )
}
