import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { usePage } from '../../app/page.tsx'
import { useUrlState } from '../../app/url-state.ts'
import { templateAnswersQuery, templateQuery } from '../../data/templates.ts'
import type { Output } from '../../data/operations.ts'
import { Empty } from '../../parts/empty.tsx'
import { help } from '../../parts/help.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { TemplateAnswer } from './template-answer.tsx'

const s = t.editing.answers

type Template = NonNullable<Output<'GetReviewTemplate'>['ReviewTemplate']>

/** The answers that workloads of a template start from; lens and question are in the address. */
export default function TemplateAnswers() {
  const [parameters] = useUrlState()
  const arn = parameters.get('arn') ?? ''
  const query = useQuery(templateQuery(arn))
  const name = query.data?.ReviewTemplate?.TemplateName
  usePage({
    title: name ?? s.title,
    trail: [{ text: t.library.templates.title, href: '/templates' }],
    help: help(s.help),
  })
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={<Foreign>{query.data?.ReviewTemplate?.Description}</Foreign>}
        >
          {name === undefined ? s.title : <Foreign>{name}</Foreign>}
        </Header>
      }
    >
      <Loaded query={query} lines={8}>
        {({ ReviewTemplate }) =>
          ReviewTemplate === undefined ? null : <Answers arn={arn} template={ReviewTemplate} />
        }
      </Loaded>
    </ContentLayout>
  )
}

function Answers({ arn, template }: { readonly arn: string; readonly template: Template }) {
  const [parameters, change] = useUrlState()
  const lenses = (template.Lenses ?? []).map((value) => ({
    value,
    label: value.split('/').at(-1) ?? value,
  }))
  const lens = lenses.find(({ value }) => value === parameters.get('lens')) ?? lenses[0]
  const query = useQuery(templateAnswersQuery(arn, lens?.value ?? ''))
  return (
    <Loaded query={query} lines={8}>
      {(answers) => {
        const chosen =
          answers.find(({ QuestionId }) => QuestionId === parameters.get('q')) ??
          answers.find(({ PillarId }) => PillarId === 'security') ??
          answers[0]
        if (chosen === undefined) return <Empty title={s.emptyTitle} />
        const answered = answers.filter(({ AnswerStatus }) => AnswerStatus === 'ANSWERED').length
        return (
          <Grid
            gridDefinition={[
              { colspan: { default: 12, s: 4 } },
              { colspan: { default: 12, s: 8 } },
            ]}
          >
            <Container
              header={
                <Header variant="h2" description={s.answered(answered, answers.length)}>
                  {s.questions}
                </Header>
              }
            >
              <SpaceBetween size="s">
                {lenses.length > 1 ? (
                  <Select
                    ariaLabel={s.lens}
                    options={lenses}
                    selectedOption={lens ?? null}
                    onChange={({ detail }) =>
                      change({ lens: detail.selectedOption.value, q: undefined })
                    }
                  />
                ) : null}
                <div className="scrolls tall">
                  <SideNavigation
                    activeHref={`#${chosen.QuestionId ?? ''}`}
                    onFollow={(event) => {
                      event.preventDefault()
                      change({ q: event.detail.href.slice(1) })
                    }}
                    items={sections(answers, chosen.PillarId)}
                  />
                </div>
              </SpaceBetween>
            </Container>
            <TemplateAnswer
              key={chosen.QuestionId}
              place={{
                TemplateArn: arn,
                LensAlias: lens?.value ?? '',
                QuestionId: chosen.QuestionId ?? '',
              }}
            />
          </Grid>
        )
      }}
    </Loaded>
  )
}

type Summary = NonNullable<Output<'ListReviewTemplateAnswers'>['AnswerSummaries']>[number]

/** The questions by pillar; that of the question which is shown is open. */
function sections(
  answers: readonly Summary[],
  open: string | undefined,
): readonly SideNavigationProps.Item[] {
  return [...Map.groupBy(answers, ({ PillarId = '' }) => PillarId)].map(([pillar, questions]) => ({
    type: 'section',
    text: wordOf(t.words.pillar, pillar),
    defaultExpanded: pillar === open,
    items: questions.map(({ QuestionId = '', QuestionTitle, AnswerStatus }) => ({
      type: 'link',
      href: `#${QuestionId}`,
      text: `${AnswerStatus === 'ANSWERED' ? '✓ ' : ''}${QuestionTitle ?? QuestionId}`,
    })),
  }))
}
