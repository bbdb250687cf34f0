import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import type { FindingDetails } from '../../data/findings.ts'
import { CodeBlock } from '../../parts/code-block.tsx'
import { wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.findings.detail

/** What to do, and ways to do it that can be copied. */
export function Fix({ fix }: { readonly fix: NonNullable<FindingDetails['fix']> }) {
  const ways = [
    [s.cli, fix.cli],
    [s.cloudformation, fix.cloudformation],
    [s.terraform, fix.terraform],
  ] as const
  return (
    <div>
      <Box variant="awsui-key-label">{s.next}</Box>
      {fix.text}{' '}
      <span className="quiet">
        {s.effort}: {wordOf(t.words.effort, fix.effort)}
      </span>
      {ways.map(([label, code]) =>
        code === undefined ? null : (
          <ExpandableSection key={label} headerText={label} variant="footer">
            <CodeBlock code={code} label={label} />
          </ExpandableSection>
        ),
      )}
    </div>
  )
}
