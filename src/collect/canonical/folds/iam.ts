import { append, type Draft } from '../draft.ts'
import { type Fold, foldInto, type Target } from '../fold.ts'

const principals = [
  ['AWS::IAM::User', 'Users', 'UserName'],
  ['AWS::IAM::Role', 'Roles', 'RoleName'],
  ['AWS::IAM::Group', 'Groups', 'GroupName'],
] as const

/** Inline policies become `Policies`, attachments `ManagedPolicyArns`, memberships `Groups`. */
export const iam: Readonly<Record<string, Fold>> = {
  'AWS::IAM::Policy': (child, stack) =>
    foldInto(
      child,
      stack,
      ...principals.map(([type, list]) => inline(child, type, child.properties[list])),
    ),
  'AWS::IAM::UserPolicy': oneInline('AWS::IAM::User', 'UserName'),
  'AWS::IAM::RolePolicy': oneInline('AWS::IAM::Role', 'RoleName'),
  'AWS::IAM::GroupPolicy': oneInline('AWS::IAM::Group', 'GroupName'),
  'AWS::IAM::ManagedPolicy': (child, stack) => {
    foldInto(
      child,
      stack,
      ...principals.map(([parent, list]) => ({
        parent,
        reference: child.properties[list],
        property: 'ManagedPolicyArns',
        mode: 'list' as const,
        move: (principal: Draft) =>
          append(principal, 'ManagedPolicyArns', `\${${child.id}}`, child, `/${list}`),
      })),
    )
    child.folded = false
  },
  'AWS::IAM::UserToGroupAddition': (child, stack) =>
    foldInto(child, stack, {
      parent: 'AWS::IAM::User',
      reference: child.properties['Users'],
      property: 'Groups',
      mode: 'list',
      move: (user) => append(user, 'Groups', child.properties['GroupName'], child, '/GroupName'),
    }),
}

function oneInline(type: string, property: string): Fold {
  return (child, stack) => foldInto(child, stack, inline(child, type, child.properties[property]))
}

function inline(child: Draft, parent: string, reference: unknown): Target {
  const { PolicyName, PolicyDocument } = child.properties
  const entry = { PolicyName, PolicyDocument }
  return {
    parent,
    reference,
    property: 'Policies',
    mode: 'list',
    move: (principal) => append(principal, 'Policies', entry, child, ''),
  }
}
