import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { forget } from '../../data/client.ts'
import { profilesQuery } from '../../data/library.ts'
import type { Output } from '../../data/operations.ts'
import { callTool } from '../../data/tool.ts'
import { Act } from '../../parts/act.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty } from '../../parts/empty.tsx'
import { EditTags } from '../../parts/edit-tags.tsx'
import { help } from '../../parts/help.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { ShareDialog } from '../../parts/share-dialog.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { CreateProfile } from './create-profile.tsx'

const s = t.library.profiles

type Profile = NonNullable<Output<'ListProfiles'>['ProfileSummaries']>[number]

const columns: readonly Column<Profile>[] = [
  {
    id: 'name',
    header: s.name,
    value: (p) => p.ProfileName ?? '',
    isRowHeader: true,
    minWidth: 240,
    cell: (p) => <Foreign>{p.ProfileName}</Foreign>,
  },
  {
    id: 'about',
    header: s.about,
    value: (p) => p.ProfileDescription ?? '',
    minWidth: 280,
    cell: (p) => <Foreign>{p.ProfileDescription}</Foreign>,
  },
  {
    id: 'version',
    header: s.version,
    value: (p) => p.ProfileVersion ?? '',
    cell: (p) => p.ProfileVersion,
  },
  {
    id: 'owner',
    header: s.owner,
    value: (p) => p.Owner ?? '',
    cell: (p) => <span className="id">{p.Owner}</span>,
  },
  {
    id: 'updated',
    header: s.updated,
    value: (p) => p.UpdatedAt ?? 0,
    cell: (p) => <When at={p.UpdatedAt} as="ago" />,
  },
]

/** What matters most to the business. */
export default function Profiles() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const query = useQuery(profilesQuery)
  const [selected, setSelected] = useState<readonly Profile[]>([])
  const [dialog, setDialog] = useState<'create' | 'share' | 'delete' | 'tags'>()
  const [profile] = selected
  const arn = profile?.ProfileArn ?? ''
  const close = () => {
    setDialog(undefined)
    forget()
  }
  const create = (
    <Act right="own" variant="primary" onClick={() => setDialog('create')}>
      {s.create}
    </Act>
  )
  return (
    <>
      <ListTable
        id="profiles"
        title={s.title}
        description={s.description}
        items={query.data}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        keyOf={(each) => each.ProfileArn ?? ''}
        selectionType="single"
        selected={selected}
        onSelect={setSelected}
        empty={<Empty title={s.emptyTitle} text={s.emptyText} action={create} />}
        actions={
          <>
            <Act right="own" disabled={profile === undefined} onClick={() => setDialog('tags')}>
              {t.editing.tags.title}
            </Act>
            <Act right="own" disabled={profile === undefined} onClick={() => setDialog('share')}>
              {t.sharing.share}
            </Act>
            <Act right="own" disabled={profile === undefined} onClick={() => setDialog('delete')}>
              {t.common.delete}
            </Act>
            {create}
          </>
        }
      />
      {dialog === 'tags' ? <EditTags arn={arn} close={close} /> : null}
      {dialog === 'create' ? <CreateProfile close={close} /> : null}
      {dialog === 'share' ? (
        <ShareDialog
          title={t.sharing.share}
          run={(SharedWith) => callTool('CreateProfileShare', { ProfileArn: arn, SharedWith })}
          close={close}
        />
      ) : null}
      {dialog === 'delete' ? (
        <Confirm
          title={s.deleteTitle}
          confirm={t.common.delete}
          run={async () => {
            await callTool('DeleteProfile', { ProfileArn: arn })
            setSelected([])
            flashDone(s.deleted)
          }}
          close={close}
        >
          <b>
            <Foreign>{profile?.ProfileName}</Foreign>
          </b>
          <p>{s.deleteText}</p>
        </Confirm>
      ) : null}
    </>
  )
}
