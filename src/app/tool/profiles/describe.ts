import type { ProfileRow, ProfileVersionRow } from '../../../store/schema.ts'
import type { Access } from '../permissions.ts'
import type { ProfileQuestion, ProfileTemplate } from './template.ts'

/** A profile in a list, in the names of the wire. */
export function summariseProfile(row: ProfileRow) {
  return {
    ProfileArn: row.arn,
    ProfileVersion: row.current,
    ProfileName: row.name,
    ProfileDescription: row.data.description,
    Owner: row.account,
    CreatedAt: new Date(row.created),
    UpdatedAt: new Date(row.updated),
  }
}

/** A profile in one of its versions, with the questions of the template. */
export function describeProfile(
  row: ProfileRow,
  { profile_version: version, data }: ProfileVersionRow,
  { questions }: ProfileTemplate,
  { share, tags }: Pick<Access, 'share'> & { readonly tags?: Readonly<Record<string, string>> },
) {
  return {
    ...summariseProfile(row),
    ProfileVersion: version,
    ProfileQuestions: questions.map((question) => ({
      ...describeQuestion(question),
      SelectedChoiceIds: Object.hasOwn(data.answers, question.id)
        ? [...(data.answers[question.id] ?? [])]
        : [],
    })),
    ShareInvitationId: share?.invitation ?? undefined,
    Tags: tags === undefined ? undefined : { ...tags },
  }
}

/** A question of the template. */
export function describeQuestion({ id, title, description, choices, min, max }: ProfileQuestion) {
  return {
    QuestionId: id,
    QuestionTitle: title,
    QuestionDescription: description,
    QuestionChoices: choices.map((choice) => ({
      ChoiceId: choice.id,
      ChoiceTitle: choice.title,
      ChoiceDescription: choice.description,
    })),
    MinSelectedChoices: min,
    MaxSelectedChoices: max,
  }
}
