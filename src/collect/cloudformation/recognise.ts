import type { Diagnostic } from '../../model/diagnostic.ts'
import { isRaw, own } from './template.ts'

/** Whether the beginning of a text looks like a CloudFormation template, in JSON or YAML. */
export function isCloudFormation(head: string): boolean {
  if (/"(?:format_version|terraform_version)"\s*:/.test(head)) return false
  if (head.includes('AWSTemplateFormatVersion')) return true
  return /\bResources\b/.test(head) && /\b(?:AWS|Alexa|Custom)::[A-Za-z]/.test(head)
}

/** The diagnostic for a parsed file that is no template and, where it can be told, what it is instead. */
export function mistakenFor(file: string, root: unknown): Diagnostic | undefined {
  const resources = own(root, 'Resources')
  if (isRaw(root) && isRaw(resources)) return undefined
  const [message, help] = describe(file, root, resources)
  return {
    code: 'cloudformation-not-a-template',
    severity: 'error',
    message,
    help,
    where: { file },
  }
}

function describe(file: string, root: unknown, resources: unknown): readonly [string, string] {
  if (!isRaw(root))
    return [
      root === null || root === undefined
        ? `${file} holds no template: nothing but comments or white space.`
        : `${file} holds no template but ${kindOf(root)}.`,
      'A template is an object with a Resources section.',
    ]
  if (own(root, 'format_version') !== undefined || own(root, 'terraform_version') !== undefined)
    return [
      `${file} is a Terraform plan or state, not a template.`,
      `Use --terraform ${file} instead.`,
    ]
  if (own(root, 'plinth') === 'snapshot')
    return [`${file} is a Plinth snapshot, not a template.`, `Use --snapshot ${file} instead.`]
  if (own(root, 'apiVersion') !== undefined && own(root, 'kind') !== undefined)
    return [
      `${file} is a Kubernetes manifest, not a template.`,
      'Leave it out: Plinth reviews AWS resources.',
    ]
  if (own(root, '$schema') !== undefined && own(root, 'resources') !== undefined)
    return [
      `${file} is an Azure template, not a CloudFormation template.`,
      'Leave it out: Plinth reviews AWS resources.',
    ]
  if (resources !== undefined)
    return [`Resources of ${file} is not an object.`, 'Write each resource under its logical id.']
  return [
    `${file} has no Resources section.`,
    'Name a CloudFormation template, or use --terraform for a plan.',
  ]
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'string' ? 'plain text' : `a ${typeof value}`
}
