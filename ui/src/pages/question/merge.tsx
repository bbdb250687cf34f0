import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { applied, type Change } from '../../data/answer-change.ts'
import type { Conflict } from '../../data/answer-line.ts'
import type { QuestionView } from '../../data/questions.ts'
import { When } from '../../parts/when.tsx'
import { Foreign, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.question.merge

interface Props {
  readonly conflict: Conflict
  readonly save: (change: Change) => void
  readonly close: () => void
}

/** Two people changed a question: both versions, and a choice. Nothing is lost before it is made. */
export function Merge({ conflict, save, close }: Props) {
  const { mine, theirs } = conflict
  const together = applied(theirs, mine)
  return (
    <Modal
      visible
      size="large"
      header={s.title}
      closeAriaLabel={t.common.close}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{s.keepTheirs}</Button>
            <Button
              variant="primary"
              onClick={() => {
                close()
                save(mine)
              }}
            >
              {s.keepMine}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <p>
        {s.text}{' '}
        {theirs.by === undefined ? null : (
          <>
            <Foreign>{theirs.by}</Foreign>, <When at={theirs.updated} as="ago" />
          </>
        )}
      </p>
      <div className="pair">
        <Side title={s.yours} view={together} other={theirs} />
        <Side title={s.theirs} view={theirs} other={together} />
      </div>
    </Modal>
  )
}

interface SideProps {
  readonly title: string
  readonly view: QuestionView
  readonly other: QuestionView
}

/** What one version says where the two differ. */
function Side({ title, view, other }: SideProps) {
  const differing = view.choices.filter((choice, index) => {
    const there = other.choices[index]
    return there?.choice !== choice.choice || (there.notes ?? '') !== (choice.notes ?? '')
  })
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="rows">
        {differing.map(({ id, title: name, choice, notes }) => (
          <li key={id}>
            <div>
              <Foreign>{name}</Foreign>
              {notes === undefined ? null : (
                <div className="quiet">
                  <Foreign>{notes}</Foreign>
                </div>
              )}
            </div>
            <b>{wordOf(t.words.said, choice)}</b>
          </li>
        ))}
        {view.notes === other.notes ? null : (
          <li>
            <div>
              {t.question.notes}
              <div className="quiet">
                <Foreign>{view.notes}</Foreign>
              </div>
            </div>
          </li>
        )}
        {view.applicable === other.applicable ? null : (
          <li>{view.applicable ? t.question.appliesQuestion : t.question.doesNotApply}</li>
        )}
      </ul>
    </section>
  )
}
