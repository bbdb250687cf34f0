import type { Lens, Practice, Question } from '../../model/lens.ts'
import { noneSuffix } from './custom-lens-limits.ts'
import type {
  CustomLensChoice,
  CustomLensDocument,
  CustomLensQuestion,
} from './custom-lens-schema.ts'

/** Longest validity of a statement about a choice of a custom lens, in days. */
const validDays = 365

/** Brings a checked document to the lens vocabulary: a pillar is a domain, a choice a practice that people attest. */
export function buildCustomLens(document: CustomLensDocument, version: string): Lens {
  return {
    alias: aliasOf(document.name),
    name: document.name,
    version,
    ...described(document.description),
    domains: document.pillars.map(({ id, name }) => ({ id, title: name })),
    questions: document.pillars.flatMap((pillar) =>
      pillar.questions.map((question) => buildQuestion(question, pillar.id)),
    ),
  }
}

function buildQuestion(question: CustomLensQuestion, domain: string): Question {
  const practices = question.choices.map(buildPractice)
  const help = lines([question.description, question.helpfulResource?.displayText])
  const link = question.helpfulResource?.url
  return {
    id: question.id,
    title: question.title,
    domain,
    ...(help === undefined ? {} : { help }),
    ...(link === undefined ? {} : { link }),
    practices: [...practices.filter((p) => !p.none), ...practices.filter((p) => p.none)],
    riskRules: question.riskRules ?? [],
  }
}

function buildPractice(choice: CustomLensChoice): Practice {
  const none = choice.id.endsWith(noneSuffix)
  const further = (choice.additionalResources ?? [])
    .flatMap((group) => group.content)
    .map(({ displayText, url }) => (url === undefined ? displayText : `${displayText}: ${url}`))
  const help = lines([choice.description, choice.helpfulResource?.displayText, ...further])
  const link = choice.helpfulResource?.url
  const plan = choice.improvementPlan
  return {
    id: choice.id,
    title: choice.title,
    ...(help === undefined ? {} : { help }),
    ...(link === undefined ? {} : { link }),
    mode: 'attest',
    related: [],
    signals: { strong: [], weak: [], contradicting: [] },
    evidence: none
      ? []
      : [
          {
            attest: 'statement',
            title: 'Statement that this is in place',
            strength: 'D',
            required: true,
            validDays,
          },
        ],
    rule: 'all',
    none,
    ...(plan?.displayText === undefined
      ? {}
      : {
          improvement: {
            text: plan.displayText,
            ...(plan.url === undefined ? {} : { link: plan.url }),
          },
        }),
  }
}

function described(text: string | undefined): { description?: string } {
  return text === undefined || text.trim() === '' ? {} : { description: text }
}

function lines(parts: readonly (string | undefined)[]): string | undefined {
  const given = parts.filter((part) => part !== undefined && part.trim() !== '')
  return given.length === 0 ? undefined : given.join('\n\n')
}

/** Never `wellarchitected`: that alias is the framework's. */
function aliasOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 64)
  if (slug === '') return 'custom-lens'
  return slug === 'wellarchitected' ? 'custom-wellarchitected' : slug
}
