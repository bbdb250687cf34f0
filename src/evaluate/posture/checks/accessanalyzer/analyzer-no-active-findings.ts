import { check } from '../../../../model/check.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Analyzer has no active findings',
  resource: 'AWS::AccessAnalyzer::Analyzer',
  severity: 'medium',
  why: 'Each is a way in from outside, or a permission nobody uses, that nobody has yet judged.',
  fix: {
    text: 'Remove the access, or archive the finding with a rule that says why it is intended.',
    effort: 'M',
    cli: 'aws accessanalyzer list-findings-v2 --analyzer-arn ANALYZER_ARN',
  },
  reads: ['facts.ActiveFindings'],
  test: (analyzer) =>
    factSatisfies(analyzer, 'ActiveFindings', (v) => v === 0, {
      pass: 'There are no active findings.',
      fail: 'There are active findings.',
    }),
  examples: {
    pass: [{ name: 'when none is active', facts: { ActiveFindings: 0 } }],
    fail: [{ name: 'when some are active', facts: { ActiveFindings: 12 } }],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
