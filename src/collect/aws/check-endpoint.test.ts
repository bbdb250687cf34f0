import { expect, test } from 'vitest'
import { checkEndpoint } from './check-endpoint.ts'

test.each(['http://127.0.0.1:5000', 'https://aws.example.com/', undefined])('takes %s', (url) => {
  expect(() => checkEndpoint(url)).not.toThrow()
})

test.each(['127.0.0.1:5000', 'localhost:5000', '', 'ftp://example.com', 'http://'])(
  'refuses %s',
  (url) => {
    expect(() => checkEndpoint(url)).toThrow('is not an http or https URL')
  },
)
