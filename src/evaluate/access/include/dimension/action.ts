import { loadCatalogue } from '../../catalogue/catalogue.ts'
import type { Budget } from '../budget.ts'
import { standIn, type Glob } from '../language/glob.ts'
import type { PatternSet } from '../language/pattern-set.ts'
import { actionForms } from './forms.ts'
import { writePattern } from './write-pattern.ts'
import { findText, type TextAnswer, type TextQuestion } from './text.ts'

/** What to take an example from when any action will do. */
const familiarServices = ['s3:*', 'iam:*', 'ec2:*', 'lambda:*', 'dynamodb:*', 'kms:*']

/** Actions that everybody knows, to be named before others. */
const familiar = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:ListBucket',
  'iam:PassRole',
  'iam:CreateUser',
  'sts:AssumeRole',
  'kms:Decrypt',
  'lambda:InvokeFunction',
  'dynamodb:GetItem',
  'ec2:RunInstances',
  'ec2:TerminateInstances',
  'secretsmanager:GetSecretValue',
].map((action) => action.toLowerCase())

/**
 * Finds an action that meets what is asked: one that AWS has today if there is one, else a name that AWS may give an action
 * some day. Lower-cased. @throws {OutOfBudget}
 */
export function findAction(question: Omit<TextQuestion, 'forms'>, budget: Budget): TextAnswer {
  if (question.unwanted.some((set) => set.everything)) return 'none'
  for (const action of knownActions(question, budget)) return { text: action }
  return findText({ ...question, forms: actionForms, otherwise: [] }, budget)
}

/** Actions of today that meet what is asked, lower-cased. @throws {OutOfBudget} */
export function* knownActions(
  { wanted, unwanted }: Omit<TextQuestion, 'forms'>,
  budget: Budget,
): Generator<string> {
  const meets = (action: string) =>
    wanted.every((set) => set.has(action)) && !unwanted.some((set) => set.has(action))
  budget.spend(familiar.length)
  yield* familiar.filter(meets)
  for (const pattern of patternsOf(wanted, unwanted, budget))
    for (const { id } of loadCatalogue().expand(pattern)) {
      const action = id.toLowerCase()
      budget.spend()
      if (meets(action)) yield action
    }
}

/** Patterns of the smallest wanted set that are not wholly unwanted. */
function patternsOf(
  wanted: readonly PatternSet[],
  unwanted: readonly PatternSet[],
  budget: Budget,
): readonly string[] {
  const [smallest] = wanted
    .filter((set) => !set.everything)
    .toSorted((a, b) => a.globs.length - b.globs.length)
  if (smallest === undefined) return familiarServices
  budget.spend(smallest.globs.length)
  const open = (glob: Glob) => {
    const stand = standIn(glob)
    return stand === undefined || !unwanted.some((set) => set.has(stand))
  }
  return smallest.globs.filter(open).map(writePattern)
}
