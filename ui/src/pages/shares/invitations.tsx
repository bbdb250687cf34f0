import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { flashDone, flashError } from '../../app/flash.ts'
import { useCaller } from '../../app/may.ts'
import { usePage } from '../../app/page.tsx'
import { forget } from '../../data/client.ts'
import type { Output } from '../../data/operations.ts'
import { callTool, toolList } from '../../data/tool.ts'
import { Act } from '../../parts/act.tsx'
import { Empty } from '../../parts/empty.tsx'
import { help } from '../../parts/help.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { Foreign, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.sharing

type Invitation = NonNullable<Output<'ListShareInvitations'>['ShareInvitationSummaries']>[number]

const query = toolList(
  'ListShareInvitations',
  { MaxResults: 50 },
  (output) => output.ShareInvitationSummaries,
)

const columns: readonly Column<Invitation>[] = [
  {
    id: 'resource',
    header: s.resource,
    value: (i) => i.WorkloadName ?? i.LensName ?? i.ProfileName ?? i.TemplateName ?? '',
    isRowHeader: true,
    minWidth: 240,
    cell: (i) => (
      <Foreign>{i.WorkloadName ?? i.LensName ?? i.ProfileName ?? i.TemplateName}</Foreign>
    ),
  },
  {
    id: 'type',
    header: s.type,
    value: (i) => wordOf(s.types, i.ShareResourceType ?? ''),
    cell: (i) => wordOf(s.types, i.ShareResourceType ?? ''),
  },
  {
    id: 'by',
    header: s.by,
    value: (i) => i.SharedBy ?? '',
    cell: (i) => <span className="id">{i.SharedBy}</span>,
  },
  {
    id: 'permission',
    header: s.permission,
    value: (i) => wordOf(s.permissions, i.PermissionType ?? 'READONLY'),
    cell: (i) => wordOf(s.permissions, i.PermissionType ?? 'READONLY'),
  },
  { id: 'answer', header: t.common.actions, minWidth: 200, cell: (i) => <Answer invitation={i} /> },
]

/** What others offer to share. */
export default function Invitations() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const invitations = useQuery(query)
  const caller = useCaller()
  return (
    <ListTable
      id="invitations"
      title={s.title}
      description={s.invitationsHelp}
      items={invitations.data}
      loading={invitations.isPending}
      error={invitations.error}
      retry={() => void invitations.refetch()}
      columns={columns}
      keyOf={(invitation) => invitation.ShareInvitationId ?? ''}
      empty={
        <Empty
          title={s.noInvitations}
          text={s.noInvitationsText}
          command={s.shareCommand(caller?.account ?? 'ACCOUNT')}
        />
      }
    />
  )
}

function Answer({ invitation }: { readonly invitation: Invitation }) {
  const name = invitation.WorkloadName ?? invitation.LensName ?? invitation.ProfileName ?? ''
  const answer = (action: 'ACCEPT' | 'REJECT') => {
    callTool('UpdateShareInvitation', {
      ShareInvitationId: invitation.ShareInvitationId,
      ShareInvitationAction: action,
    })
      .then(() => {
        forget()
        flashDone(action === 'ACCEPT' ? s.accepted : s.rejected)
      })
      .catch(flashError)
  }
  // Users answer what is shared with themselves, whatever their role; only owners what is shared with their account.
  const right = invitation.SharedWith?.includes(':iam:') === true ? 'look' : 'own'
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Act right={right} ariaLabel={`${t.common.accept}: ${name}`} onClick={() => answer('ACCEPT')}>
        {t.common.accept}
      </Act>
      <Act
        right={right}
        variant="link"
        ariaLabel={`${t.common.reject}: ${name}`}
        onClick={() => answer('REJECT')}
      >
        {t.common.reject}
      </Act>
    </SpaceBetween>
  )
}
