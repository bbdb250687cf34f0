import { describe, expect, test } from 'vitest'
import { CallError, describeFailure, readFailure } from './failure.ts'

const sdkError = (name: string, httpStatusCode: number | undefined, message = '') =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } })

describe('A failed call', () => {
  test.each([
    ['AccessDenied', 403, 'denied'],
    ['AccessDeniedException', 400, 'denied'],
    ['UnauthorizedOperation', 403, 'denied'],
    ['OptInRequired', 400, 'denied'],
    ['ExpiredTokenException', 400, 'denied'],
    ['UnrecognizedClientException', 400, 'denied'],
    ['SomethingNew', 403, 'denied'],
    ['ThrottlingException', 400, 'throttled'],
    ['RequestLimitExceeded', 503, 'throttled'],
    ['SlowDown', 503, 'throttled'],
    ['Unheard', 429, 'throttled'],
    ['NotImplemented', 501, 'unsupported'],
    ['UnknownOperationException', 404, 'unsupported'],
    ['SyntaxError', 404, 'unsupported'],
    ['Error', 404, 'unsupported'],
    ['UnknownError', 400, 'unsupported'],
    ['NotFound', 404, 'unsupported'],
    ['404', 404, 'unsupported'],
    ['NoSuchBucket', 404, 'failed'],
    ['ValidationException', 400, 'failed'],
    ['InternalFailure', 500, 'failed'],
    ['SyntaxError', 500, 'failed'],
    ['SyntaxError', 200, 'failed'],
    ['TimeoutError', undefined, 'failed'],
    ['ECONNRESET', undefined, 'failed'],
  ])('%s with status %s is %s', (name, status, reason) => {
    expect(readFailure(sdkError(name, status)).reason).toBe(reason)
  })

  test('asks for a permission only where one would help', () => {
    expect(readFailure(sdkError('AccessDenied', 403)).permission).toBe(true)
    expect(readFailure(sdkError('ExpiredToken', 403)).permission).toBe(false)
    expect(readFailure(sdkError('InternalFailure', 500)).permission).toBe(false)
  })

  test('names the action that the service found missing', () => {
    const message =
      'User: arn:aws:iam::111122223333:user/a is not authorized to perform: kms:Decrypt on resource: x'
    expect(readFailure(sdkError('AccessDeniedException', 400, message)).missing).toBe('kms:Decrypt')
  })

  test('takes the code of S3 before the name of the class', () => {
    const error = Object.assign(sdkError('S3ServiceException', 404), { Code: 'NoSuchBucketPolicy' })
    expect(readFailure(error).code).toBe('NoSuchBucketPolicy')
  })

  test('finds the status of an answer that could not be read', () => {
    const error = new SyntaxError('Unexpected token')
    Object.defineProperty(error, '$response', { value: { statusCode: 404 }, enumerable: false })
    expect(readFailure(error)).toMatchObject({ reason: 'unsupported', code: '', status: 404 })
  })

  test('keeps what it was when it passes a second reader', () => {
    const failure = readFailure(sdkError('AccessDenied', 403, 'no'))
    expect(readFailure(new CallError('s3:GetBucketPolicy', failure))).toBe(failure)
  })

  test('is told in one bounded line', () => {
    const told = describeFailure(readFailure(sdkError('X', 400, `a\n${'b'.repeat(5000)}`)))
    expect(told).not.toContain('\n')
    expect(told.length).toBeLessThan(320)
    expect(describeFailure(readFailure(sdkError('Error', 404)))).toBe(
      'HTTP 404: the answer could not be read',
    )
  })

  test.each([undefined, null, 'text', 7, {}])('may be anything: %s', (thrown) => {
    expect(readFailure(thrown).reason).toBe('failed')
  })
})
