import { expect, test } from 'vitest'
import { describeToolError } from '../describe-tool-error.ts'
import { loadAccessAnalyzerModel } from '../accessanalyzer/load-model.ts'
import { loadWellArchitectedModel } from '../wellarchitected/load-model.ts'
import { invalid, notFound } from '../../../app/tool/tool-error.ts'
import { fitError } from './fit-error.ts'
import { unknownOperation } from './wire-error.ts'

const [tool, analyzer] = [loadWellArchitectedModel(), loadAccessAnalyzerModel()]

test('Every service gets the words that it models.', () => {
  const wrong = describeToolError(invalid('No.', { name: 'filter', message: 'No.' }))
  expect(fitError(tool, wrong).body).toEqual(wrong.body)
  expect(fitError(analyzer, wrong).body).toEqual({
    message: '[Validation] No.',
    reason: 'fieldValidationFailed',
    fieldList: [{ name: 'filter', message: 'No.' }],
  })
  const absent = fitError(analyzer, describeToolError(notFound('Analyzer', 'x')))
  expect(absent).toMatchObject({ status: 404, type: 'ResourceNotFoundException' })
  expect(absent.body).toMatchObject({ resourceId: 'x', resourceType: 'Analyzer' })
})

test('What a service does not model stays as it is.', () => {
  const error = unknownOperation()
  expect(fitError(analyzer, error)).toBe(error)
})
