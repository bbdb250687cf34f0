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
      return renderQuestion(explained.question, style)
  }
}

function renderCheck(check: Check, practices: readonly Practice[], style: Style): string {
  const { fix } = check
  const snippets = [
    ['aws-cli', fix.cli],
    ['CloudFormation', fix.cloudformation],
    ['Terraform', fix.terraform],
  ] as const
  return sections(
    heading(check.title, style),
    fields([
      ['check', check.id],
      ['judges', check.resource],
      ['severity', check.severity],
      ['reads', [...check.reads, ...(check.relates ?? [])].join(', ')],
    ]),
    paragraph('Why', check.why, style),
    paragraph(`Fix (effort ${fix.effort})`, fix.text, style),
    ...snippets.map(([name, text]) => (text === undefined ? '' : snippet(name, text, style))),
    lines(
      'Evidence for',
      practices.map((p) => `${p.number ?? p.id}  ${p.title}`),
      style,
    ),
  )
}

function renderPractice(practice: Practice, question: Question, style: Style): string {
  const { signals } = practice
  return sections(
    heading(`${practice.number ?? practice.id}  ${practice.title}`, style),
    fields([
      ['choice id', practice.id],
      ['question', `${question.number ?? question.id}  ${question.title}`],
      ['level', practice.level ?? 'none'],
      ['owner', practice.owner ?? 'nobody named'],
      ['evidence', practice.mode],
      ['more', practice.link ?? ''],
    ]),
    paragraph('What it asks', practice.help ?? '', style),
    lines('Strong signals', signals.strong, style),
    lines('Weak signals', signals.weak, style),
    lines('Contradicting signals', signals.contradicting, style),
    lines(
      practice.rule === 'all'
        ? 'Evidence (every required item must support)'
        : 'Evidence (one strong item is enough)',
      practice.evidence.map(evidenceLine),
      style,
    ),
    paragraph('First step', practice.improvement?.text ?? '', style),
  )
}

function renderQuestion(question: Question, style: Style): string {
  return sections(
    heading(`${question.number ?? question.id}  ${question.title}`, style),
    fields([
      ['question id', question.id],
      ['domain', question.domain],
      ['more', question.link ?? ''],
    ]),
    paragraph('What it asks', question.help ?? '', style),
    lines(
      'Practices',
      question.practices
        .filter((p) => !p.none)
        .map((p) => `${p.number ?? p.id}  ${(p.level ?? '').padEnd(6)}  ${p.title}`),
      style,
    ),
  )
}

function evidenceLine(item: EvidenceItem): string {
  const name = 'check' in item ? item.check : `statement: ${item.title}`
  const required = item.required ? 'required' : 'optional'
  return `${item.strength}  ${required}  ${name}`
}

function sections(...parts: readonly string[]): string {
  return parts.filter((p) => p !== '').join('\n\n')
}

function heading(text: string, { color, columns }: Style): string {
  const wrapped = wrap(text, columns)
  return color ? styleText('bold', wrapped, { validateStream: false }) : wrapped
}

function label(text: string, { color }: Style): string {
  return color ? styleText('dim', text, { validateStream: false }) : text
}

function fields(rows: readonly (readonly [string, string])[]): string {
  return rows
    .filter(([, v]) => v !== '')
    .map(([k, v]) => `${k.padEnd(12)}${v}`)
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
