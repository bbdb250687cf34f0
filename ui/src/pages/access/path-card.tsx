import type { AccessPath } from '../../data/access.ts'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { PathPicture } from './path-picture.tsx'
import { ownerOf, StatementLink } from './statement-link.tsx'
import { shortName } from './words.tsx'

const s = t.access.paths

/** One path: its picture, and beside it what makes each hop possible. */
export function PathCard({ path }: { readonly path: AccessPath }) {
  const { from, to, hops, access, certainty, doubt } = path
  return (
    <article className="path">
      <h3>
        <Foreign>{s.summary(shortName(from), shortName(to), hops.length)}</Foreign>{' '}
        <Certainty certainty={certainty} />
      </h3>
      <div className="path-parts">
        <PathPicture path={path} />
        <ol className="path-hops">
          {hops.map((hop, at) => (
            <li key={`${hop.from} ${hop.to}`}>
              <strong>{s.hop(at + 1, hop.name)}</strong> <Certainty certainty={hop.certainty} />
              <div className="quiet">
                {s.methods}: {hop.methods.join(', ')}
              </div>
              <HopFacts hop={hop} />
            </li>
          ))}
          {access === undefined ? null : (
            <li>
              <strong>{s.access}</strong>{' '}
              <Foreign>{`${access.action}: ${access.resource}`}</Foreign>
              {access.statement === undefined || access.layer !== 'identity' ? null : (
                <div>
                  {s.allowedBy}{' '}
                  <StatementLink who={to} layer="identity" statement={access.statement} />
                </div>
              )}
            </li>
          )}
          {doubt === undefined ? null : (
            <li>
              {s.reasons}: <Foreign>{doubt}</Foreign>
            </li>
          )}
        </ol>
      </div>
    </article>
  )
}

function HopFacts({ hop }: { readonly hop: AccessPath['hops'][number] }) {
  const { permissions, actions, assumes = [], reasons = [], through } = hop
  return (
    <ul className="plain">
      {permissions.map(({ action, resource, layer, statement }) => (
        <li key={`${action} ${resource} ${layer}`}>
          <Foreign>{`${action}: ${resource}`}</Foreign>
          <div className="quiet">
            {s.allowedBy}{' '}
            {statement === undefined ? (
              (t.access.layer[layer] ?? layer)
            ) : (
              <StatementLink who={ownerOf(hop, layer)} layer={layer} statement={statement} />
            )}
          </div>
        </li>
      ))}
      {permissions.length > 0 ? null : (
        <li>
          {s.calls} <Foreign>{actions.join(', ')}</Foreign>
        </li>
      )}
      {through === undefined ? null : (
        <li>
          {s.through} <Foreign>{through}</Foreign>
        </li>
      )}
      {assumes.length === 0 ? null : (
        <li>
          {s.assumes}: <Foreign>{assumes.join('; ')}</Foreign>
        </li>
      )}
      {reasons.length === 0 ? null : (
        <li>
          {s.reasons}: <Foreign>{reasons.join('; ')}</Foreign>
        </li>
      )}
    </ul>
  )
}

function Certainty({ certainty }: { readonly certainty: AccessPath['certainty'] }) {
  return <span className={`level certainty-${certainty}`}>{s.certainty[certainty]}</span>
}
