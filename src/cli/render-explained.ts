import { styleText } from 'node:util'
import type { Explained } from '../app/explain.ts'
import { wrap } from '../lib/wrap.ts'
import type { Check } from '../model/check.ts'
import type { EvidenceItem, Practice, Question } from '../model/lens.ts'

interface Style {
  readonly color: boolean
  readonly columns: number
}

/** The text of `plinth explain`. */
export function renderExplained(explained: Explained, style: Style): string {
  switch (explained.kind) {
    case 'check':
      return renderCheck(explained.check, explained.practices, style)
    case 'practice':
      return renderPractice(explained.practice, explained.question, style)
    case 'question':
      return renderQuestion(explained.question, explained.domain, style)
  }
}

const effortWords = { S: 'minutes', M: 'hours', L: 'days' } as const

const strengthWords = {
  A: 'direct',
  B: 'direct, but partial',
  C: 'indirect',
  D: 'a statement',
} as const

const modeWords = {
  auto: 'checks alone',
  hybrid: 'checks, and a statement of a person',
  attest: 'a statement of a person',
} as const

function renderCheck(check: Check, practices: readonly Practice[], style: Style): string {
  const { fix } = check
  const snippets = [
    ['AWS CLI', fix.cli],
    ['CloudFormation', fix.cloudformation],
    ['Terraform', fix.terraform],
  ] as const
  return sections(
    heading(check.title, style),
    fields(
      [
        ['check', check.id],
        ['judges', check.resource],
        ['severity', check.severity],
        ['reads', [...check.reads, ...(check.relates ?? [])].join(', ')],
      ],
      style,
    ),
    paragraph('Why it matters', check.why, style),
    paragraph(`Fix, takes ${effortWords[fix.effort]}`, fix.text, style),
    ...snippets.map(([name, text]) => (text === undefined ? '' : snippet(name, text, style))),
    lines(
      'Evidence for',
      practices.map((p) => `${p.number ?? p.id}  ${p.title}`),
      style,
    ),
    next(practices[0]?.number ?? practices[0]?.id, 'what the practice asks', style),
  )
}

function renderPractice(practice: Practice, question: Question, style: Style): string {
  const { signals } = practice
  const check = practice.evidence.find((item) => 'check' in item)
  return sections(
    heading(`${practice.number ?? practice.id}  ${practice.title}`, style),
    fields(
      [
        ['question', `${question.number ?? question.id}  ${question.title}`],
        ['choice id', practice.id],
        ['risk', practice.level === undefined ? '' : `${practice.level}, when it is missing`],
        ['owner', practice.owner === undefined ? '' : `usually the ${practice.owner}`],
        ['decided by', modeWords[practice.mode]],
        ['more', practice.link ?? ''],
      ],
      style,
    ),
    paragraph('What it asks', practice.help ?? '', style),
    lines('Strong signals', signals.strong, style),
    lines('Weak signals', signals.weak, style),
    lines('Contradicting signals', signals.contradicting, style),
    lines(
      practice.rule === 'all'
        ? 'Evidence: every required item must support the practice'
        : 'Evidence: one direct item is enough',
      practice.evidence.map(evidenceLine),
      style,
    ),
    paragraph('First step', practice.improvement?.text ?? '', style),
    next(
      check !== undefined && 'check' in check ? check.check : undefined,
      'a check that judges it',
      style,
    ),
  )
}

function renderQuestion(question: Question, domain: string, style: Style): string {
  const practices = question.practices.filter((p) => !p.none)
  return sections(
    heading(`${question.number ?? question.id}  ${question.title}`, style),
    fields(
      [
        ['question id', question.id],
        ['domain', domain],
        ['more', question.link ?? ''],
      ],
      style,
    ),
    paragraph('What it asks', question.help ?? '', style),
    lines(
      'Practices, with the risk when one is missing',
      practices.map(
        (p) => `${p.number ?? p.id}  ${p.title}${p.level === undefined ? '' : ` (${p.level})`}`,
      ),
      style,
    ),
    next(practices[0]?.number ?? practices[0]?.id, 'a practice', style),
  )
}

function evidenceLine(item: EvidenceItem): string {
  const name = 'check' in item ? item.check : `statement: ${item.title}`
  return `${name} (${strengthWords[item.strength]}, ${item.required ? 'required' : 'optional'})`
}

/** Where to read on. */
function next(name: string | undefined, what: string, { color }: Style): string {
  if (name === undefined) return ''
  const command = `plinth explain ${name}`
  const painted = color ? styleText('cyan', command, { validateStream: false }) : command
  return `${label('Next', { color })}\n  ${painted}  ${label(what, { color })}`
}

function sections(...parts: readonly string[]): string {
  return parts.filter((p) => p !== '').join('\n\n')
}

function heading(text: string, { color, columns }: Style): string {
  const wrapped = wrap(text, columns)
  return color ? styleText('bold', wrapped, { validateStream: false }) : wrapped
}

function label(text: string, { color }: Pick<Style, 'color'>): string {
  return color ? styleText('dim', text, { validateStream: false }) : text
}

/** Names and values; a value that is too long goes on below itself. */
function fields(rows: readonly (readonly [string, string])[], style: Style): string {
  const margin = ' '.repeat(12)
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      const body = wrap(value, style.columns, margin).slice(margin.length)
      return `${label(name, style)}${' '.repeat(margin.length - name.length)}${body}`
    })
    .join('\n')
}

function paragraph(title: string, text: string, style: Style): string {
  return text === '' ? '' : `${label(title, style)}\n${wrap(text, style.columns, '  ')}`
}

function lines(title: string, items: readonly string[], style: Style): string {
  if (items.length === 0) return ''
  const body = items.map((item) => wrap(item, style.columns, '    ').replace(/^ {4}/, '  • '))
  return `${label(title, style)}\n${body.join('\n')}`
}

function snippet(title: string, text: string, style: Style): string {
  const body = text
    .trimEnd()
    .split('\n')
    .map((l) => `  ${l}`)
  return `${label(title, style)}\n${body.join('\n')}`
}
