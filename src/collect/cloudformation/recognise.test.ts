import { expect, test } from 'vitest'
import { isCloudFormation } from './recognise.ts'

test.each([
  ["AWSTemplateFormatVersion: '2010-09-09'", true],
  ['Resources:\n  B:\n    Type: AWS::S3::Bucket', true],
  ['{"Resources":{"X":{"Type":"Custom::Thing"}}}', true],
  ['{"format_version":"1.2","Resources":"AWS::S3::Bucket"}', false],
  ['apiVersion: v1\nkind: Pod\nresources: {}', false],
  ['', false],
])('%j', (head, expected) => {
  expect(isCloudFormation(head)).toBe(expected)
})
