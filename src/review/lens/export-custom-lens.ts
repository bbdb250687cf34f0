import type { Lens, Practice, Question } from '../../model/lens.ts'
import { pillarOf, pillarsOf } from '../../model/pillar.ts'
import type {
  CustomLensChoice,
  CustomLensDocument,
  CustomLensQuestion,
} from './custom-lens-schema.ts'
import { lensLimits } from './custom-lens-limits.ts'
import { splitHelp } from './split-help.ts'

/**
 * Writes a custom lens in the Tool's format (JSON, schema version 2021-11-01). Importing it again gives the same lens;
 * texts that an import had joined are divided where they were, as far as that can be told.
 */
export function exportCustomLens(lens: Lens): string {
  const document: CustomLensDocument = {
    schemaVersion: '2021-11-01',
    name: lens.name,
    ...(lens.description === undefined ? {} : { description: lens.description }),
    pillars: pillarsOf(lens).map(({ id, name }) => ({
      id,
      name,
      questions: lens.questions.filter((q) => pillarOf(q) === id).map(exportQuestion),
    })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function exportQuestion(question: Question): CustomLensQuestion {
  const { id, title, help, link, practices, riskRules = [] } = question
  const { description, resources } = splitHelp(help, link)
  const [helpful] = resources
  return {
    id,
    title,
    ...(description === undefined ? {} : { description }),
    ...(helpful === undefined ? {} : { helpfulResource: helpful }),
    choices: practices.map(exportChoice),
    ...(riskRules.length === 0
      ? {}
      : { riskRules: riskRules.map(({ condition, risk }) => ({ condition, risk })) }),
  }
}

function exportChoice({ id, title, help, link, improvement }: Practice): CustomLensChoice {
  const { description, resources } = splitHelp(help, link)
  const [helpful, ...further] = resources
  return {
    id,
    title,
    ...(description === undefined ? {} : { description }),
    ...(helpful === undefined ? {} : { helpfulResource: helpful }),
    ...(improvement === undefined
      ? {}
      : {
          improvementPlan: {
            displayText: improvement.text,
            ...(improvement.link === undefined ? {} : { url: improvement.link }),
          },
        }),
    ...(further.length === 0
      ? {}
      : {
          additionalResources: groupResources(further),
        }),
  }
}

/** At most five resources go into one group. */
function groupResources(
  resources: readonly { readonly displayText: string; readonly url?: string }[],
): NonNullable<CustomLensChoice['additionalResources']> {
  const groups: NonNullable<CustomLensChoice['additionalResources']> = []
  for (let at = 0; at < resources.length; at += lensLimits.resourcesPerType)
    groups.push({
      type: 'HELPFUL_RESOURCE',
      content: resources.slice(at, at + lensLimits.resourcesPerType),
    })
  return groups
}
