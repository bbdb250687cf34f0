import { nearestName } from '../../lib/nearest-name.ts'
import { noneSuffix, wireChoiceIdMax } from './custom-lens-limits.ts'
import type { LensProblems } from './custom-lens-problems.ts'
import type {
  CustomLensChoice,
  CustomLensDocument,
  CustomLensQuestion,
} from './custom-lens-schema.ts'
import { choicesOf } from './risk-rule/condition.ts'
import { parseCondition } from './risk-rule/parse-condition.ts'

type Path = readonly PropertyKey[]

/** Checks what one object of a lens cannot know of the others: unique ids, plans, risk rules. */
export function checkCustomLens(
  document: CustomLensDocument,
  problems: LensProblems,
  lenient: boolean,
): void {
  const { pillars } = document
  findDuplicates(pillars, ['pillars'], 'pillar', problems)
  const questionIds = new Map<string, Path>()
  for (const [p, pillar] of pillars.entries())
    for (const [q, question] of pillar.questions.entries()) {
      const path = ['pillars', p, 'questions', q]
      addUnique(questionIds, question.id, [...path, 'id'], 'question', problems)
      findDuplicates(question.choices, [...path, 'choices'], 'choice', problems)
      for (const [c, choice] of question.choices.entries())
        checkChoice(choice, [...path, 'choices', c], problems)
      checkNoneChoices(question, path, problems)
      checkRules(question, path, problems, lenient)
    }
}

function findDuplicates(
  items: readonly { readonly id: string }[],
  path: Path,
  kind: string,
  problems: LensProblems,
): void {
  const seen = new Map<string, Path>()
  for (const [i, { id }] of items.entries()) addUnique(seen, id, [...path, i, 'id'], kind, problems)
}

function addUnique(
  seen: Map<string, Path>,
  id: string,
  path: Path,
  kind: string,
  problems: LensProblems,
): void {
  if (!seen.has(id)) seen.set(id, path)
  else
    problems.add(
      'error',
      'lens-duplicate-id',
      path,
      `The ${kind} id ${id} is used twice.`,
      `Give each ${kind} an id of its own${kind === 'choice' ? ' within its question' : ''}.`,
    )
}

function checkChoice(choice: CustomLensChoice, path: Path, problems: LensProblems): void {
  if (choice.id === 'default')
    problems.add(
      'error',
      'lens-reserved-id',
      [...path, 'id'],
      'The choice id `default` is a word of the risk rules.',
      'Give the choice another id.',
    )
  if (choice.id.length > wireChoiceIdMax)
    problems.add(
      'note',
      'lens-long-choice-id',
      [...path, 'id'],
      `The choice id ${choice.id} is longer than the ${wireChoiceIdMax} characters that clients of the API accept.`,
      'Shorten it if the lens is to be answered over the API.',
    )
  if (choice.description !== undefined)
    problems.add(
      'note',
      'lens-undocumented-key',
      [...path, 'description'],
      `The choice ${choice.id} has a \`description\`, which the format specification does not know.`,
      'It is kept as help; move it to `helpfulResource.displayText` to follow the specification.',
    )
  if (choice.improvementPlan?.displayText === undefined && !choice.id.endsWith(noneSuffix))
    problems.add(
      'error',
      'lens-missing-plan',
      [...path, 'improvementPlan', 'displayText'],
      `The choice ${choice.id} has no improvement plan.`,
      `Give \`improvementPlan.displayText\`, or end the id with \`${noneSuffix}\` if it means "None of these".`,
    )
}

function checkNoneChoices(question: CustomLensQuestion, path: Path, problems: LensProblems): void {
  const none = question.choices.filter((choice) => choice.id.endsWith(noneSuffix))
  if (none.length > 1)
    problems.add(
      'warning',
      'lens-several-none-choices',
      [...path, 'choices'],
      `The question ${question.id} has ${none.length} choices whose id ends with \`${noneSuffix}\`; each means "None of these" and clears the other choices.`,
      'Rename those that are real choices.',
    )
}

function checkRules(
  question: CustomLensQuestion,
  path: Path,
  problems: LensProblems,
  lenient: boolean,
): void {
  const rules = question.riskRules ?? []
  const ids = new Set(question.choices.map((choice) => choice.id))
  const defaults: number[] = []
  for (const [r, rule] of rules.entries()) {
    const at = [...path, 'riskRules', r, 'condition']
    const parsed = parseCondition(rule.condition)
    if ('problem' in parsed) {
      problems.add(
        'error',
        'lens-rule-syntax',
        at,
        `A risk rule of the question ${question.id} cannot be read. ${parsed.problem}`,
        'Use choice ids with `&&`, `||`, `!` and parentheses, or the word `default` alone.',
      )
      continue
    }
    if (parsed.condition.kind === 'default') defaults.push(r)
    for (const id of choicesOf(parsed.condition))
      if (!ids.has(id)) {
        const near = nearestName(id, ids)
        problems.add(
          'error',
          'lens-rule-unknown-choice',
          at,
          `A risk rule of the question ${question.id} names the choice ${id}, which the question does not have.`,
          near === undefined ? 'Name a choice of the same question.' : `Did you mean ${near}?`,
        )
      }
  }
  checkDefault(question.id, rules.length, defaults, path, problems, lenient)
}

function checkDefault(
  question: string,
  count: number,
  defaults: readonly number[],
  path: Path,
  problems: LensProblems,
  lenient: boolean,
): void {
  const severity = lenient ? 'warning' : 'error'
  const [first] = defaults
  if (first === undefined)
    problems.add(
      severity,
      'lens-rule-default',
      [...path, 'riskRules'],
      `The question ${question} has no risk rule with the condition \`default\`.`,
      lenient
        ? 'When none of its rules is true, its risk is high.'
        : 'Add one as the last rule, or import the lens leniently (`--lenient`): its risk is then high when no rule is true.',
    )
  else if (defaults.length > 1)
    problems.add(
      severity,
      'lens-rule-default',
      [...path, 'riskRules', defaults[1] ?? first, 'condition'],
      `The question ${question} has ${defaults.length} risk rules with the condition \`default\`.`,
      'Keep one, as the last rule; only the first can take effect.',
    )
  else if (first < count - 1)
    problems.add(
      'warning',
      'lens-rule-unreachable',
      [...path, 'riskRules', first + 1],
      `The risk rules of the question ${question} after \`default\` are never reached.`,
      'Move the `default` rule to the end.',
    )
}
