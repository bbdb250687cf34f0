import { check } from '../../../../model/check.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Detector has no open high findings',
  resource: 'AWS::GuardDuty::Detector',
  severity: 'high',
  why: 'A high finding means that a resource or credential is probably in the hands of somebody else.',
  fix: {
    text: 'Work through the findings as incidents; archive them with the reason when they are closed.',
    effort: 'M',
    cli: 'aws guardduty list-findings --detector-id DETECTOR_ID --finding-criteria file://HIGH.json',
  },
  reads: ['facts.Findings'],
  test: (detector) =>
    factSatisfies(detector, 'Findings.high', (v) => v === 0, {
      pass: 'There are no open high findings.',
      fail: 'There are open high findings.',
    }),
  examples: {
    pass: [{ name: 'when none is open', facts: { Findings: { high: 0 } } }],
    fail: [{ name: 'when some are open', facts: { Findings: { high: 3 } } }],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
