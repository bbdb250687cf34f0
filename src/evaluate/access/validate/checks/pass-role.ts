import { compileGlob } from '../../../../lib/glob.ts'
import type { CheckContext, PolicyCheck } from '../check.ts'
import type { IssueCode } from '../codes.ts'
import type { ListPart, Place, StatementPart, Text } from '../document.ts'

interface Family {
  readonly prefix: 'PASS_ROLE' | 'CREATE_SLR'
  /** Lower-cased. */
  readonly action: string
  /** The condition key that restricts the action to services. */
  readonly key: string
  readonly keyName: string
  readonly danger: string
}

const families: readonly Family[] = [
  {
    prefix: 'PASS_ROLE',
    action: 'iam:passrole',
    key: 'iam:passedtoservice',
    keyName: 'iam:PassedToService',
    danger: 'lets roles be passed to services that were not meant',
  },
  {
    prefix: 'CREATE_SLR',
    action: 'iam:createservicelinkedrole',
    key: 'iam:awsservicename',
    keyName: 'iam:AWSServiceName',
    danger: 'lets service-linked roles be made for services that were not meant',
  },
]

/** iam:PassRole and iam:CreateServiceLinkedRole granted on more than named roles, and to every service. */
export const passRole: PolicyCheck = {
  codes: families.flatMap(({ prefix }): IssueCode[] => [
    `${prefix}_WITH_NOT_RESOURCE`,
    `${prefix}_WITH_STAR_IN_RESOURCE`,
    `${prefix}_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE`,
    `${prefix}_WITH_STAR_IN_ACTION_AND_RESOURCE`,
    `${prefix}_WITH_NOT_ACTION_AND_NOT_RESOURCE`,
    `${prefix}_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION`,
  ]),
  statement(statement, context) {
    if (context.document.type !== 'identity' || statement.effect !== 'Allow') return
    for (const family of families) checkFamily(family, statement, context)
  },
}

function checkFamily(family: Family, statement: StatementPart, context: CheckContext): void {
  const { action, resource, conditions } = statement
  if (action === undefined || resource === undefined) return
  const granted = grants(family, action)
  if (granted.length === 0 || conditions.some(({ key }) => key.toLowerCase() === family.key)) return
  const wide = resource.negated
    ? [resource]
    : resource.values.filter((value) => isWide(value, context))
  const [where, ...more] = wide
  if (where === undefined) return
  const restrict = resource.negated ? '' : `, or restrict ${family.keyName}`
  for (const [kind, what] of granted) {
    const details = `This ${family.danger}: name the roles in Resource${restrict}.`
    context.report(codeOf(family, kind, resource.negated), [what, where, ...more], details)
  }
}

type Kind = 'named' | 'star' | 'inverse'

/** How the statement grants the action: by its name, by a wildcard, or by not leaving it out. */
function grants({ action: name }: Family, list: ListPart): readonly (readonly [Kind, Place])[] {
  const matching = list.values.filter(({ text }) =>
    /[*?]/.test(text) ? compileGlob(text.toLowerCase())(name) : text.toLowerCase() === name,
  )
  if (list.negated) return matching.length === 0 && !list.empty ? [['inverse', list]] : []
  const named = matching.find(({ text }) => text.toLowerCase() === name)
  const star = matching.find(({ text }) => /[*?]/.test(text))
  return [
    ...(named === undefined ? [] : [['named', named] as const]),
    ...(star === undefined ? [] : [['star', star] as const]),
  ]
}

function codeOf({ prefix }: Family, kind: Kind, notResource: boolean): IssueCode {
  if (kind === 'named') return `${prefix}_WITH_${notResource ? 'NOT_RESOURCE' : 'STAR_IN_RESOURCE'}`
  if (kind === 'star')
    return `${prefix}_WITH_STAR_IN_ACTION_AND_${notResource ? 'NOT_RESOURCE' : 'RESOURCE'}`
  return notResource
    ? `${prefix}_WITH_NOT_ACTION_AND_NOT_RESOURCE`
    : `${prefix}_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION`
}

/**
 * A pattern that stands for roles of any purpose: `*`, `arn:aws:iam::*:role/*`, `…:role/app-*`. Names that begin with that of
 * a service (`role/ecs*`, `role/aws-service-role/ecs.amazonaws.com/*`) are meant for it, by AWS's convention.
 */
function isWide({ text }: Text, { catalogue }: CheckContext): boolean {
  if (/^\*+$/.test(text)) return true
  const [, , , , , ...rest] = text.split(':')
  const name = rest.join(':')
  if (!/[*?]/.test(name)) return false
  const words = name
    .slice(0, name.search(/[*?]/))
    .toLowerCase()
    .replace(/^role\/?/, '')
    .split(/[^a-z0-9]+/)
  return !words.some((word) => isServiceWord(word, catalogue.prefixes))
}

/** `ecs`, `ecstask`, `amazonec2`; prefixes of one or two letters only as a whole word. */
function isServiceWord(word: string, prefixes: readonly string[]): boolean {
  if (/^(?:aws|amazon)./.test(word)) return true
  return prefixes.some((prefix) => (prefix.length > 2 ? word.startsWith(prefix) : word === prefix))
}
