import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../app/flash.ts'
import { forget } from '../data/client.ts'
import { callTool, toolQuery } from '../data/tool.ts'
import { t } from '../strings/en.ts'
import { Confirm } from './confirm.tsx'
import { Loaded, Placeholder } from './loaded.tsx'

const s = t.editing.tags

/** Tags of one thing. */
const most = 50

interface Tag {
  readonly key: string
  readonly value: string
}

interface Props {
  /** ARN of a workload, lens, profile or review template. */
  readonly arn: string
  readonly close: () => void
}

/** Edits the tags of whatever has an ARN. */
export function EditTags({ arn, close }: Props) {
  const query = useQuery({
    ...toolQuery('ListTagsForResource', { WorkloadArn: arn }),
    // Tags that were read long ago must not undo what others did since.
    staleTime: 0,
    gcTime: 0,
  })
  // What was read before this was opened is not what is there.
  if (!query.isFetchedAfterMount) return <Placeholder lines={2} />
  return (
    <Loaded query={query} lines={2}>
      {({ Tags = {} }) => <Editor arn={arn} before={Tags} close={close} />}
    </Loaded>
  )
}

interface EditorProps extends Props {
  readonly before: Readonly<Record<string, string>>
}

function Editor({ arn, before, close }: EditorProps) {
  const [tags, setTags] = useState<readonly Tag[]>(() =>
    Object.entries(before).map(([key, value]) => ({ key, value })),
  )
  const set = (at: number, change: Partial<Tag>) =>
    setTags(tags.map((tag, index) => (index === at ? { ...tag, ...change } : tag)))
  const run = async () => {
    const after = new Map(tags.map(({ key, value }) => [key.trim(), value]))
    const gone = Object.keys(before).filter((key) => !after.has(key))
    const changed = [...after].filter(([key, value]) => before[key] !== value)
    if (changed.length > 0)
      await callTool('TagResource', { WorkloadArn: arn, Tags: Object.fromEntries(changed) })
    if (gone.length > 0) await callTool('UntagResource', { WorkloadArn: arn, TagKeys: gone })
    flashDone(s.saved)
    forget()
  }
  return (
    <Confirm
      title={s.edit}
      confirm={t.common.save}
      run={run}
      close={close}
      disabled={tags.some((_, at) => problemOf(tags, at) !== undefined)}
    >
      <AttributeEditor
        items={[...tags]}
        definition={[
          {
            label: s.key,
            control: ({ key }, at) => (
              <Input
                ariaLabel={s.key}
                value={key}
                onChange={({ detail }) => set(at, { key: detail.value })}
              />
            ),
            errorText: (_, at) => problemOf(tags, at),
          },
          {
            label: s.value,
            control: ({ value }, at) => (
              <Input
                ariaLabel={s.value}
                value={value}
                onChange={({ detail }) => set(at, { value: detail.value })}
              />
            ),
          },
        ]}
        empty={s.none}
        addButtonText={s.add}
        disableAddButton={tags.length >= most}
        additionalInfo={s.most(most)}
        removeButtonText={t.common.remove}
        onAddButtonClick={() => setTags([...tags, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) =>
          setTags(tags.filter((_, index) => index !== detail.itemIndex))
        }
      />
    </Confirm>
  )
}

function problemOf(tags: readonly Tag[], at: number): string | undefined {
  const key = tags[at]?.key.trim() ?? ''
  if (key === '') return s.empty
  if (key.toLowerCase().startsWith('aws:')) return s.reserved
  return tags.filter((tag) => tag.key.trim() === key).length > 1 ? s.twice : undefined
}
