import type { TestProject } from 'vitest/node'
import { buildCommand } from '../../scripts/build-command.ts'
import { buildConsole } from '../../scripts/build-ui.ts'
import { findAwsPython } from './aws-python.ts'
import { findPolicyValidators } from './policy-validators.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What starts the built command: a path of `bin/plinth.mjs`. */
    command: string
    /** Empty when the machine has no Python that could run boto3 and the AWS CLI. */
    awsPython: string
    /** Empty when it has none that could run the policy validators for CloudFormation and Terraform. */
    validatorPython: string
  }
}

export default async function setup(project: TestProject): Promise<void> {
  // Documents hold the console: they must not change while tests compare them.
  await buildConsole()
  project.provide('command', await buildCommand())
  const python = (await findAwsPython()) ?? ''
  if (python === '')
    console.warn(
      'No Python with boto3 and awscli could be found or made: their stories are skipped.',
    )
  project.provide('awsPython', python)
  const validators = (await findPolicyValidators()) ?? ''
  if (validators === '')
    console.warn(
      'No Python with cfn-policy-validator and tf-policy-validator could be found or made: their stories are skipped.',
    )
  project.provide('validatorPython', validators)
}
