import { toolList } from './tool.ts'

/** Lenses that the account may use. */
export const lensesQuery = toolList('ListLenses', { MaxResults: 50 }, (o) => o.LensSummaries)

export const profilesQuery = toolList('ListProfiles', { MaxResults: 50 }, (o) => o.ProfileSummaries)

export const templatesQuery = toolList(
  'ListReviewTemplates',
  { MaxResults: 50 },
  (o) => o.ReviewTemplates,
)

export const workloadsQuery = toolList(
  'ListWorkloads',
  { MaxResults: 50 },
  (o) => o.WorkloadSummaries,
)
