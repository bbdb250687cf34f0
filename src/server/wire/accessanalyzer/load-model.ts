import { readFileSync } from 'node:fs'
import { type ServiceModel, parseServiceModel } from '../protocol/model.ts'

const file = new URL('../../../../catalog/generated/accessanalyzer.model.json', import.meta.url)

let loaded: ServiceModel | undefined

/** The model of IAM Access Analyzer's API, read once. */
export function loadAccessAnalyzerModel(): ServiceModel {
  loaded ??= parseServiceModel(JSON.parse(readFileSync(file, 'utf8')))
  return loaded
}
