import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlinthError } from '../../model/diagnostic.ts'
import type { Lens, Practice, Question } from '../../model/lens.ts'
import { pillarIds } from '../../model/pillar.ts'
import { parseCatalogFile } from '../parse-catalog-file.ts'
import { lensProblems } from './check-catalog.ts'
import { type PillarFile, pillarFileSchema, type PillarFileQuestion } from './framework-schema.ts'

/** One file per pillar besides Security, which has a folder of its own. */
export const frameworkFolder = join(import.meta.dirname, '../../../catalog/lens/framework')

/** Where the framework has a page for each question and each practice. */
const pages = 'https://docs.aws.amazon.com/wellarchitected/latest/framework'

/** Longest validity of a statement about a practice, in days. */
const validDays = 365

/**
 * Reads and validates the five pillars besides Security, in framework order. Slow: generators and tests use it, the
 * product reads the generated JSON.
 * @throws PlinthError where a file or the lens as a whole is not sound
 */
export function readFrameworkCatalog(folder: string = frameworkFolder): Lens {
  const files = pillarIds
    .filter((pillar) => pillar !== 'security')
    .map((pillar) => {
      const name = `${pillar}.yaml`
      return parseCatalogFile(name, readFileSync(join(folder, name), 'utf8'), pillarFileSchema)
    })
  const lens: Lens = {
    alias: 'wellarchitected',
    name: 'AWS Well-Architected Framework',
    version: '2025-02-25',
    description:
      'The six pillars of the framework: 57 questions with their practices and levels. The Security pillar carries evidence, the others are answered by people.',
    domains: files.flatMap((file) => file.domains),
    questions: files.flatMap((file) => file.questions.map((q) => buildQuestion(q, file))),
  }
  const [problem] = lensProblems(lens)
  if (problem === undefined) return lens
  throw new PlinthError({
    code: 'catalog-inconsistent',
    severity: 'error',
    message: problem,
    help: 'Correct the file of the pillar, then run `npm run generate`.',
    where: { file: folder },
  })
}

function buildQuestion(written: PillarFileQuestion, { pillar }: PillarFile): Question {
  const { id, number, title, domain, help, provisional } = written
  return {
    id,
    number,
    title,
    domain,
    pillar,
    ...(provisional === undefined ? {} : { provisional }),
    link: `${pages}/${number.toLowerCase().replace(/(?=\d)/, '-')}.html`,
    help,
    practices: [
      ...written.practices.map((practice): Practice => {
        return {
          ...practice,
          ...stated,
          link: `${pages}/${practice.id}.html`,
          evidence: [
            {
              attest: 'statement',
              title: 'Statement that this is in place',
              strength: 'D',
              required: true,
              validDays,
            },
          ],
          none: false,
        }
      }),
      { id: written.none, title: 'None of these', ...stated, evidence: [], none: true },
    ],
  }
}

/** What a practice has that only people can speak of. */
const stated = {
  mode: 'attest',
  related: [],
  signals: { strong: [], weak: [], contradicting: [] },
  rule: 'all',
} as const satisfies Partial<Practice>
