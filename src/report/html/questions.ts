import { markup, webLink, type Html } from '../../lib/markup.ts'
import type { PracticeReview, QuestionReview, Review } from '../../model/review.ts'
import { choiceWords, levelWords, moment, notApplicableWords, originWords } from '../words.ts'
import { evidenceList } from './evidence.ts'
import { riskMark, shareBar, verdictMark } from './marks.ts'

/** Every question with its practices and their evidence. */
export function* renderQuestions(review: Review, cwd: string): Iterable<Html> {
  yield markup`<section id="questions">
    <h2>Questions and evidence</h2>
    <p>
      Each practice with what supports it, what contradicts it and what could not be seen. Open a
      practice to see why.
    </p>`
  for (const [index, question] of review.questions.entries()) {
    yield openQuestion(question, index + 1)
    for (const practice of question.practices) yield renderPractice(practice, cwd)
    yield markup`</article>\n`
  }
  yield markup`</section>`
}

function openQuestion(
  { question, risk, coverage, because, human }: QuestionReview,
  n: number,
): Html {
  return markup`<article class="question" id="q${n}" aria-labelledby="q${n}t">
    <header>
      <h3 id="q${n}t">
        ${webLink(question.link, [question.number === undefined ? '' : `${question.number} · `, question.title])}
      </h3>
      <div class="marks">${riskMark(risk)} ${shareBar(coverage)}</div>
    </header>
    <p class="quiet">${because}</p>
    ${human?.applicable === false && markup`<p>Marked as not applicable${human.by !== undefined && markup` by ${human.by}`}: ${notApplicableWords[human.reason ?? 'NONE']}.</p>`}
    ${human?.notes !== undefined && human.notes !== '' && markup`<blockquote>${human.notes}</blockquote>`}`
}

function renderPractice(review: PracticeReview, cwd: string): Html {
  const { practice, verdict, because, coverage, choice, origin } = review
  const open = verdict === 'contradicted' || verdict === 'partly'
  const facts = [
    practice.level !== undefined && markup`Level of risk if missing: ${levelWords[practice.level]}`,
    practice.owner !== undefined && markup`Usual owner: ${practice.owner}`,
    markup`Coverage ${shareBar(coverage)}`,
  ].filter((fact) => fact !== false)
  return markup`<details class="practice" ${open && markup`open`}>
    <summary>
      <span class="no">${practice.number ?? ''}</span
      ><span class="title"
        >${practice.title}<br /><span class="quiet small"
          >${choiceWords[choice]}${origin !== 'none' && ` ${originWords[origin]}`}</span
        ></span
      >
      <span>${verdictMark(verdict)}</span>
    </summary>
    <div>
      <p>${because}</p>
      ${humanWords(review)} ${evidenceList(review.evidence, cwd)}
      <p class="quiet small">
        ${facts.map((fact, i) => markup`${i > 0 && ' · '}${fact}`)}${practice.link !== undefined && markup` · ${webLink(practice.link, 'The practice in the framework')}`}
      </p>
    </div>
  </details> `
}

function humanWords({ human }: PracticeReview): Html | false {
  if (human === undefined) return false
  const reason = human.reason === undefined ? '' : `: ${notApplicableWords[human.reason]}`
  const by = human.by === undefined ? 'A person' : human.by
  const at = human.at === undefined ? '' : ` on ${moment(human.at)}`
  return markup`<blockquote>
    ${by} said
    “${choiceWords[human.status].toLowerCase()}”${at}${reason}.${human.notes !== undefined && markup`<br />${human.notes}`}
  </blockquote>`
}
