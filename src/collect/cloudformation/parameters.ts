import { unknown } from '../../model/unknown.ts'
import { isRaw, own, type Raw } from './template.ts'

/** CloudFormation's own limit for the value of a parameter. */
const longest = 4096

/**
 * The value of a declared parameter: as given, else its default, else unknown. Lists are split. A value that Systems
 * Manager holds is unknown; one that is given for a NoEcho parameter is never read, because it is a secret.
 * @param given a text from the user, or a resolved value from an enclosing stack
 */
export function parameterValue(name: string, declaration: unknown, given: unknown): unknown {
  const parameter: Raw = isRaw(declaration) ? declaration : {}
  const type = own(parameter, 'Type')
  const isNoEcho = [true, 'true'].includes(own(parameter, 'NoEcho') as never)
  if (given !== undefined && isNoEcho) return unknown('unresolved', `Ref ${name} is NoEcho`)
  const value = given ?? own(parameter, 'Default')
  if (value === undefined || value === null)
    return unknown('unresolved', `Ref ${name} has no default`)
  if (typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value'))
    return unknown('unresolved', `Ref ${name} is read from Systems Manager`)
  if (typeof value === 'object') return given === undefined ? badDefault(name) : value
  const text = String(value)
  if (text.length > longest) return unknown('unresolved', `Ref ${name} is too long`)
  return isList(type) ? splitList(text) : value
}

function badDefault(name: string): unknown {
  return unknown('unresolved', `the default of ${name} is not a text`)
}

function isList(type: unknown): boolean {
  return typeof type === 'string' && (type === 'CommaDelimitedList' || type.startsWith('List<'))
}

function splitList(text: string): readonly string[] {
  return text === '' ? [] : text.split(',').map((part) => part.trim())
}

/** Whether a parameter holds the id of something that exists before the stack does. */
export function isExisting(declaration: unknown): boolean {
  const type = own(declaration, 'Type')
  return typeof type === 'string' && /^(?:List<)?AWS::(?!SSM::)/.test(type)
}
