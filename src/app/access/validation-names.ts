/** Names that the validator takes and answers with. */
export {
  type FindingType,
  findingTypes,
  formerCodes,
  type IssueCode,
  issueCodes,
  learnMoreLink,
} from '../../evaluate/access/validate/codes.ts'
export {
  readGrammar,
  readPolicyType,
  validatedResourceTypes,
} from '../../evaluate/access/validate/policy-type.ts'
