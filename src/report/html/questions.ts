import { markup, webLink, type Html } from '../../lib/markup.ts'
import type { PracticeReview, QuestionReview, Review } from '../../model/review.ts'
import { choiceWords, levelWords, notApplicableWords, originWords, percent } from '../words.ts'
import { evidenceList } from './evidence.ts'
import { riskMark, shareBar, verdictMark } from './marks.ts'
import { practiceAnchor, withPracticeLinks, type References } from './references.ts'

/** Every question with its practices and their evidence. */
export function* renderQuestions(
  review: Review,
  references: References,
  cwd: string,
): Iterable<Html> {
  yield markup`<section id="questions">
    <h2>Questions and evidence</h2>
    <p>
      Each practice with what contradicts it, what supports it and what could not be seen. Practices
      that the evidence contradicts are open; open any other to see why it stands as it does.
    </p>`
  for (const [index, question] of review.questions.entries()) {
    yield openQuestion(question, index + 1, references)
    for (const [n, practice] of question.practices.entries())
      if (!practice.practice.none || practice.choice === 'selected')
        yield renderPractice(practice, practiceAnchor(index, n), cwd)
    yield markup`</article>\n`
  }
  yield markup`</section>`
}

function openQuestion(
  { question, risk, coverage, because, human }: QuestionReview,
  n: number,
  references: References,
): Html {
  return markup`<article class="question" id="q${n}" aria-labelledby="q${n}t">
    <header>
      <h3 id="q${n}t">
        ${question.number !== undefined && markup`<span class="no">${question.number}</span> `}${webLink(question.link, question.title)}
      </h3>
      <div class="marks">${riskMark(risk)} <span>${shareBar(coverage)}<span class="quiet small"> seen</span></span></div>
    </header>
    <p class="quiet">${withPracticeLinks(because, references)}</p>
    ${human?.applicable === false && markup`<p>Marked as not applicable${human.by !== undefined && markup` by ${human.by}`}: ${notApplicableWords[human.reason ?? 'NONE']}.</p>`}
    ${human?.notes !== undefined && human.notes !== '' && markup`<blockquote>${human.notes}</blockquote>`}`
}

function renderPractice(review: PracticeReview, anchor: string, cwd: string): Html {
  const { practice, verdict, because, coverage, choice, origin } = review
  const facts = [
    practice.level !== undefined && `${levelWords[practice.level]} risk when it is missing`,
    practice.owner !== undefined && `usually owned by the ${practice.owner}`,
    `${percent(coverage)} seen`,
  ].filter((fact) => fact !== false)
  return markup`<details class="practice" ${verdict === 'contradicted' && markup`open`}>
    <summary>
      <span class="no">${practice.number ?? ''}</span
      ><span class="title"
        >${practice.title}<br /><span class="quiet small"
          >${choiceWords[choice]}${origin !== 'none' && ` ${originWords[origin]}`}</span
        ></span
      >
      <span>${verdictMark(verdict)}</span>
    </summary>
    <div id="${anchor}">
      <p>${because}</p>
      <p class="quiet small">
        ${facts.join(' · ')}${practice.link !== undefined && markup` · ${webLink(practice.link, 'the practice in the framework')}`}
      </p>
      ${evidenceList(review.evidence, cwd)}
    </div>
  </details> `
}
