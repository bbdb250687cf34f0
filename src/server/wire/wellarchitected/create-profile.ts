import { createProfile } from '../../../app/tool/profiles/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateProfile'> = async (input, context) => {
  const { arn, version } = await createProfile(context, {
    name: input.ProfileName,
    description: input.ProfileDescription,
    answers: input.ProfileQuestions,
    tags: input.Tags,
  })
  return { ProfileArn: arn, ProfileVersion: version }
}
