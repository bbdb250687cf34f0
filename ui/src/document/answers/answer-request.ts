import { ApiError, type Transport } from '../../data/http.ts'
import type { EmbeddedReview } from '../review.ts'
import { findingsOf } from './findings.ts'
import { questionOf, questionsOf } from './questions.ts'
import {
  coverageOf,
  disputesOf,
  healthOf,
  lensReviewsOf,
  planOf,
  runOf,
  runWithReviewOf,
  workloadOf,
  workloadsOf,
} from './workload.ts'

type Answer = (query: URLSearchParams, part: string) => unknown

/** Answers what pages ask the server for from the review of a document, as the server would. */
export function answerFrom(review: EmbeddedReview): Transport {
  const findings = findingsOf(review)
  const page = (items: readonly unknown[]) => ({ items })
  const answers: readonly (readonly [RegExp, Answer])[] = [
    [/^tool\/GetWorkload$/, () => workloadOf(review)],
    [/^tool\/ListWorkloads$/, () => workloadsOf(review)],
    [/^tool\/ListLensReviews$/, () => lensReviewsOf(review)],
    [/^workloads\/[^/]+\/runs$/, () => page([runOf(review)])],
    [/^runs\/[^/]+$/, () => runWithReviewOf(review)],
    [/^workloads\/[^/]+\/questions$/, () => questionsOf(review)],
    [/^workloads\/[^/]+\/questions\/([^/]+)$/, (_, id) => questionOf(review, id)],
    [/^workloads\/[^/]+\/findings$/, (query) => findings.list(query)],
    [/^workloads\/[^/]+\/findings\/counts$/, (query) => findings.count(query)],
    [/^workloads\/[^/]+\/findings\/([^/]+)$/, (_, id) => findings.show(id)],
    [/^workloads\/[^/]+\/plan\/items$/, () => page(planOf(review))],
    [/^workloads\/[^/]+\/contradictions$/, () => page(disputesOf(review))],
    [/^workloads\/[^/]+\/coverage$/, () => coverageOf(review)],
    [/^workloads\/[^/]+\/health$/, () => healthOf(review)],
  ]
  return (_, path) => {
    const { pathname, searchParams } = new URL(path, 'http://plinth.invalid')
    const asked = pathname.replace(/^\/api\//, '')
    for (const [form, answer] of answers) {
      const found = form.exec(asked)
      const reply =
        found === null ? undefined : answer(searchParams, decodeURIComponent(found[1] ?? ''))
      if (reply !== undefined) return Promise.resolve(reply)
    }
    return Promise.reject(new ApiError(404, 'not-found', 'The document does not hold this.'))
  }
}
