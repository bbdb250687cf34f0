import { check } from '../../../../model/check.ts'
import { escalationExamples, judgeEscalation } from '../../predicates/escalation.ts'

export default check({
  title: 'Role cannot give itself more rights',
  resource: 'AWS::IAM::Role',
  severity: 'high',
  why: 'Few rights that lead to all rights are all rights: passing a role to a function, or writing a policy, is enough.',
  fix: {
    text: 'Take away the statement that plinth access paths names, or limit it to the roles and policies that the task needs.',
    effort: 'M',
  },
  reads: ['Policies', 'ManagedPolicyArns', 'PermissionsBoundary'],
  relates: ['AWS::IAM::ManagedPolicy'],
  test: judgeEscalation,
  examples: escalationExamples('role'),
})
