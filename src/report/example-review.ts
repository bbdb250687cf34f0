export { hostileNames, plainNames, type ExampleNames } from './example/names.ts'
export { exampleReview, reviewOf } from './example/review.ts'
