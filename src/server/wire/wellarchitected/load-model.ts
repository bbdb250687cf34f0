import { readFileSync } from 'node:fs'
import { type ServiceModel, parseServiceModel } from '../protocol/model.ts'

const file = new URL('../../../../catalog/generated/wellarchitected.model.json', import.meta.url)

let loaded: ServiceModel | undefined

/** The model of the Well-Architected Tool's API, read once. */
export function loadWellArchitectedModel(): ServiceModel {
  loaded ??= parseServiceModel(JSON.parse(readFileSync(file, 'utf8')))
  return loaded
}
