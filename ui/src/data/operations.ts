import type * as W from '@aws-sdk/client-wellarchitected'

/** A value as JSON carries it: times are seconds since the epoch. */
export type Json<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? Json<Item>[]
    : T extends object
      ? { [Member in keyof T]: Json<T[Member]> }
      : T

/** Operations of the Well-Architected API that the console calls: what goes in, what comes out. */
export interface Operations {
  AssociateLenses: [W.AssociateLensesInput, object]
  AssociateProfiles: [W.AssociateProfilesInput, object]
  CreateLensShare: [W.CreateLensShareInput, W.CreateLensShareOutput]
  CreateLensVersion: [W.CreateLensVersionInput, W.CreateLensVersionOutput]
  CreateMilestone: [W.CreateMilestoneInput, W.CreateMilestoneOutput]
  CreateProfile: [W.CreateProfileInput, W.CreateProfileOutput]
  CreateProfileShare: [W.CreateProfileShareInput, W.CreateProfileShareOutput]
  CreateReviewTemplate: [W.CreateReviewTemplateInput, W.CreateReviewTemplateOutput]
  CreateTemplateShare: [W.CreateTemplateShareInput, W.CreateTemplateShareOutput]
  CreateWorkload: [W.CreateWorkloadInput, W.CreateWorkloadOutput]
  CreateWorkloadShare: [W.CreateWorkloadShareInput, W.CreateWorkloadShareOutput]
  DeleteLens: [W.DeleteLensInput, object]
  DeleteLensShare: [W.DeleteLensShareInput, object]
  DeleteProfile: [W.DeleteProfileInput, object]
  DeleteReviewTemplate: [W.DeleteReviewTemplateInput, object]
  DeleteWorkload: [W.DeleteWorkloadInput, object]
  DeleteWorkloadShare: [W.DeleteWorkloadShareInput, object]
  DisassociateLenses: [W.DisassociateLensesInput, object]
  DisassociateProfiles: [W.DisassociateProfilesInput, object]
  ExportLens: [W.ExportLensInput, W.ExportLensOutput]
  GetAnswer: [W.GetAnswerInput, W.GetAnswerOutput]
  GetConsolidatedReport: [W.GetConsolidatedReportInput, W.GetConsolidatedReportOutput]
  GetGlobalSettings: [object, W.GetGlobalSettingsOutput]
  GetLens: [W.GetLensInput, W.GetLensOutput]
  GetLensReview: [W.GetLensReviewInput, W.GetLensReviewOutput]
  GetLensReviewReport: [W.GetLensReviewReportInput, W.GetLensReviewReportOutput]
  GetProfile: [W.GetProfileInput, W.GetProfileOutput]
  GetProfileTemplate: [object, W.GetProfileTemplateOutput]
  GetReviewTemplate: [W.GetReviewTemplateInput, W.GetReviewTemplateOutput]
  GetReviewTemplateAnswer: [W.GetReviewTemplateAnswerInput, W.GetReviewTemplateAnswerOutput]
  GetWorkload: [W.GetWorkloadInput, W.GetWorkloadOutput]
  ImportLens: [W.ImportLensInput, W.ImportLensOutput]
  ListAnswers: [W.ListAnswersInput, W.ListAnswersOutput]
  ListLensReviews: [W.ListLensReviewsInput, W.ListLensReviewsOutput]
  ListLensShares: [W.ListLensSharesInput, W.ListLensSharesOutput]
  ListLenses: [W.ListLensesInput, W.ListLensesOutput]
  ListMilestones: [W.ListMilestonesInput, W.ListMilestonesOutput]
  ListNotifications: [W.ListNotificationsInput, W.ListNotificationsOutput]
  ListProfileNotifications: [W.ListProfileNotificationsInput, W.ListProfileNotificationsOutput]
  ListProfiles: [W.ListProfilesInput, W.ListProfilesOutput]
  ListReviewTemplateAnswers: [W.ListReviewTemplateAnswersInput, W.ListReviewTemplateAnswersOutput]
  ListReviewTemplates: [W.ListReviewTemplatesInput, W.ListReviewTemplatesOutput]
  ListShareInvitations: [W.ListShareInvitationsInput, W.ListShareInvitationsOutput]
  ListTagsForResource: [W.ListTagsForResourceInput, W.ListTagsForResourceOutput]
  ListWorkloadShares: [W.ListWorkloadSharesInput, W.ListWorkloadSharesOutput]
  ListWorkloads: [W.ListWorkloadsInput, W.ListWorkloadsOutput]
  TagResource: [W.TagResourceInput, object]
  UntagResource: [W.UntagResourceInput, object]
  UpdateAnswer: [W.UpdateAnswerInput, W.UpdateAnswerOutput]
  UpdateGlobalSettings: [W.UpdateGlobalSettingsInput, object]
  UpdateLensReview: [W.UpdateLensReviewInput, W.UpdateLensReviewOutput]
  UpdateReviewTemplateAnswer: [
    W.UpdateReviewTemplateAnswerInput,
    W.UpdateReviewTemplateAnswerOutput,
  ]
  UpdateShareInvitation: [W.UpdateShareInvitationInput, W.UpdateShareInvitationOutput]
  UpdateWorkload: [W.UpdateWorkloadInput, W.UpdateWorkloadOutput]
  UpdateWorkloadShare: [W.UpdateWorkloadShareInput, W.UpdateWorkloadShareOutput]
  UpgradeLensReview: [W.UpgradeLensReviewInput, object]
  UpgradeProfileVersion: [W.UpgradeProfileVersionInput, object]
}

export type Operation = keyof Operations
/** The token of idempotency is added by `callTool`. */
export type Input<Op extends Operation> = Omit<Json<Operations[Op][0]>, 'ClientRequestToken'>
export type Output<Op extends Operation> = Json<Operations[Op][1]>
