import { isJson, own } from './json.ts'

const planKeys = ['planned_values', 'resource_changes', 'output_changes', 'prior_state']

/**
 * Whether something is what `terraform show -json` writes of a plan or of a state.
 * @param input the parsed document, or the first few thousand characters of its text
 */
export function isTerraform(input: unknown): 'plan' | 'state' | false {
  if (typeof input === 'string') return isTerraformText(input)
  if (!isJson(input) || typeof own(input, 'format_version') !== 'string') return false
  if (planKeys.some((key) => Object.hasOwn(input, key))) return 'plan'
  if (Object.hasOwn(input, 'values') || Object.keys(input).length <= 2) return 'state'
  return Object.hasOwn(input, 'configuration') ? 'plan' : false
}

function isTerraformText(text: string): 'plan' | 'state' | false {
  if (!/^\uFEFF?\s*\{/.test(text) || !text.includes('"format_version"')) return false
  if ([...planKeys, 'variables'].some((key) => text.includes(`"${key}"`))) return 'plan'
  return /"terraform_version"|"values"/.test(text) ? 'state' : false
}

/** What a text is instead of plan JSON, with the help for it. Judged by its beginning. */
export function guessOther(head: string): { what: string; help: string } | undefined {
  const show = 'Run `terraform show -json plan.out > plan.json` and give that file.'
  if (head.startsWith('\u001f\u008b'))
    return {
      what: 'is compressed, not JSON',
      help: 'Give a snapshot of Plinth with --snapshot; unpack anything else first.',
    }
  if (head.startsWith('PK'))
    return {
      what: 'is a binary plan file, not JSON',
      help: 'Run `terraform show -json plan.out > plan.json` with this file as plan.out and give plan.json.',
    }
  if (/^\s*\{.{0,400}"@(level|message)"/s.test(head))
    return {
      what: 'is the log stream of `terraform plan -json`, not a plan',
      help: 'Run `terraform plan -out plan.out`, then `terraform show -json plan.out > plan.json`, and give that file.',
    }
  if (/Terraform will perform|Terraform used the selected|Refreshing state\.\.\./.test(head))
    return { what: 'is the readable output of `terraform plan`, not JSON', help: show }
  if (
    /^\s*(?:resource|terraform|provider|variable|module|data|locals|output)[ \t]*["{]/m.test(head)
  )
    return {
      what: 'is Terraform configuration (HCL), not a plan',
      help: 'Run `terraform plan -out plan.out`, then `terraform show -json plan.out > plan.json`, and give that file.',
    }
  if (/^\s*["']?AWSTemplateFormatVersion\b/m.test(head) || /^Resources:\s*$/m.test(head))
    return { what: 'is a CloudFormation template, not a Terraform plan', help: useCloudFormation }
  return undefined
}

const useCloudFormation = 'Give it with --cloudformation.'

/** What a parsed document is instead of a plan or state. */
export function guessDocument(document: unknown): { what: string; help: string } {
  if (Number.isInteger(own(document, 'version')) && own(document, 'lineage') !== undefined)
    return {
      what: 'is a raw state file',
      help: 'Run `terraform show -json > state.json` where this state is in use and give that file.',
    }
  if (own(document, '@level') !== undefined)
    return guessOther('{"@level"') ?? { what: 'is a log', help: '' }
  if (isJson(own(document, 'Resources')))
    return {
      what: 'is a CloudFormation template, not a Terraform plan',
      help: useCloudFormation,
    }
  if (own(document, 'plinth') === 'snapshot')
    return { what: 'is a Plinth snapshot, not a Terraform plan', help: 'Give it with --snapshot.' }
  return {
    what: 'is JSON but neither a Terraform plan nor a state',
    help: 'Run `terraform show -json plan.out > plan.json` and give that file.',
  }
}
