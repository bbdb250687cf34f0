import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadWellArchitectedModel } from '../wellarchitected/load-model.ts'
import { createRouter } from './match-route.ts'
import { WireError } from './wire-error.ts'

const route = createRouter(loadWellArchitectedModel())

describe('Routes', () => {
  test.each([
    ['GET', '/profileNotifications', 'ListProfileNotifications'],
    ['GET', '/profileNotifications/', 'ListProfileNotifications'],
    ['GET', '/profileNotifications/?MaxResults=1', 'ListProfileNotifications'],
    ['GET', '/templates/shares/x', 'ListTemplateShares'],
    ['POST', '/workloads', 'CreateWorkload'],
    ['POST', '/workloads/', 'CreateWorkload'],
  ])('%s %s is %s.', (method, target, operation) => {
    expect(route(method, target)?.operation.name).toBe(operation)
  })

  test.each([
    ['PUT', '/workloads'],
    ['GET', '/'],
    ['GET', ''],
    ['GET', '//workloads'],
    ['GET', '/workloads//'],
    ['GET', '/workloads/.'],
    ['GET', '/workloads/..'],
    ['GET', '/workloads/x/../y'],
    ['GET', '/Lenses'],
    ['GET', '/lenses%2Fx'],
    ['GET', 'http://example.com/lenses'],
    ['OPTIONS', '*'],
  ])('%s %s is none.', (method, target) => {
    expect(route(method, target)).toBeUndefined()
  })

  test('Any text is a label when it is encoded, and comes back.', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const label = text.toWellFormed()
        fc.pre(label !== '.' && label !== '..')
        const match = route('GET', `/profiles/${encodeURIComponent(label)}?x=/y`)
        expect(match?.labels.get('ProfileArn')).toBe(label)
      }),
    )
  })

  test('Labels that are no UTF-8 cannot be parsed; nothing else is thrown.', () => {
    expect(() => route('GET', '/profiles/%ff')).toThrow(WireError)
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          route('GET', `/${text}`)
        } catch (error) {
          expect(error).toBeInstanceOf(WireError)
        }
      }),
    )
  })
})
