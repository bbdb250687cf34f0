/** Names that the validator takes and answers with. */
export {
  type FindingType,
  findingTypes,
  issueCodes,
  learnMoreLink,
} from '../../evaluate/access/validate/codes.ts'
export {
  readGrammar,
  readPolicyType,
  validatedResourceTypes,
} from '../../evaluate/access/validate/policy-type.ts'
