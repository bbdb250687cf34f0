import { useId } from 'react'
import type { AccessPath } from '../../data/access.ts'
import { t } from '../../strings/en.ts'
import { shortName } from './words.tsx'

const s = t.access.paths

/** Units of the drawing; it is scaled to its column. */
const width = 340
const node = { height: 54, gap: 102 }
const step = node.height + node.gap
/** Characters that fit into a box, and beside a line. */
const fits = { name: 30, label: 36, below: 42 }

type Hop = AccessPath['hops'][number]

interface Stop {
  readonly name: string
  readonly below: string
  readonly sign: 'user' | 'role' | 'goal'
}

/** A path from top to bottom: a box for everyone on it and for the goal, a labelled line for every hop. */
export function PathPicture({ path }: { readonly path: AccessPath }) {
  const { from, hops, goal, access, to } = path
  const id = useId()
  const stops = [from, ...hops.map((hop) => hop.to)].map(stopOf)
  const end: Stop = {
    name: s.goal[goal],
    below: access === undefined ? '' : `${access.action}: ${shortName(access.resource)}`,
    sign: 'goal',
  }
  const height = stops.length * step + node.height + 2 - (node.gap - goalGap)
  const told = hops
    .map((hop) => s.step(hop.name, shortName(hop.to), s.certainty[hop.certainty]))
    .join('; ')
  return (
    <svg
      className="path-picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={s.picture(shortName(from), told, s.goal[goal])}
    >
      <defs>
        <marker
          id={id}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
        >
          <path d="M0 0 L10 5 L0 10 z" className="path-arrow" />
        </marker>
      </defs>
      {hops.map((hop, at) => (
        <Edge key={`${hop.from} ${hop.to}`} hop={hop} top={at * step + node.height} marker={id} />
      ))}
      <line
        className="path-line"
        x1={28}
        x2={28}
        y1={hops.length * step + node.height + 1}
        y2={hops.length * step + node.height + goalGap - 1}
      />
      {stops.map((stop, at) => (
        // The same identity may stand in two places.
        // oxlint-disable-next-line react/no-array-index-key
        <Box
          key={at}
          stop={stop}
          top={at * step + 1}
          full={[from, ...hops.map((h) => h.to)][at] ?? to}
        />
      ))}
      <Box stop={end} top={hops.length * step + node.height + goalGap} full={end.below} />
    </svg>
  )
}

/** Between the last identity and what it is good for. */
const goalGap = 26

function Box({
  stop: { name, below, sign },
  top,
  full,
}: {
  readonly stop: Stop
  readonly top: number
  readonly full: string
}) {
  return (
    <g className={`path-node path-${sign}`} transform={`translate(0 ${top})`}>
      <title>{full}</title>
      <rect x="1" y="0" width={width - 2} height={node.height} rx="9" />
      <Sign sign={sign} />
      <text x="54" y={below === '' ? 32 : 23} className="path-name">
        {cut(name, fits.name)}
      </text>
      <text x="54" y="41" className="path-below">
        {cut(below, fits.below)}
      </text>
    </g>
  )
}

/** A head for users, a hat for roles, a key for the goal. */
function Sign({ sign }: Pick<Stop, 'sign'>) {
  if (sign === 'user')
    return (
      <g className="path-sign">
        <circle cx="28" cy="20" r="6.5" />
        <path d="M15 42 a13 12 0 0 1 26 0 z" />
      </g>
    )
  if (sign === 'role')
    return (
      <g className="path-sign">
        <path d="M18 34 v-12 a10 10 0 0 1 20 0 v12 z" />
        <path d="M12 36 h32 v4 h-32 z" />
      </g>
    )
  return (
    <g className="path-sign">
      <circle cx="22" cy="27" r="7.5" />
      <path d="M28 25 h17 v9 h-4 v-5 h-4 v4 h-4 v-4 h-5 z" />
    </g>
  )
}

function Edge({
  hop,
  top,
  marker,
}: {
  readonly hop: Hop
  readonly top: number
  readonly marker: string
}) {
  const lines = wrap(hop.name)
  const below = top + 9 + lines.length * 17
  return (
    <g>
      <line
        className={`path-line path-line-${hop.certainty}`}
        x1={28}
        x2={28}
        y1={top + 1}
        y2={top + node.gap}
        markerEnd={`url(#${marker})`}
      />
      {lines.map((line, at) => (
        <text key={line} x="54" y={top + 24 + at * 17} className="path-label">
          {line}
        </text>
      ))}
      <text x="54" y={below + 17} className="path-below">
        {cut(hop.actions.join(', '), fits.below)}
      </text>
      <text x="54" y={below + 34} className="path-below">
        {s.certainty[hop.certainty]}
      </text>
    </g>
  )
}

/** Two lines at most, broken between words. */
function wrap(text: string): readonly string[] {
  if (text.length <= fits.label) return [text]
  const space = text.lastIndexOf(' ', fits.label)
  const at = space === -1 ? fits.label : space
  return [text.slice(0, at), cut(text.slice(at).trim(), fits.label)]
}

function stopOf(arn: string): Stop {
  const sign = arn.split(':')[5]?.startsWith('user/') === true ? 'user' : 'role'
  return {
    name: shortName(arn),
    below: [t.access.kind[sign], arn.split(':')[4] ?? ''].filter((text) => text !== '').join(' · '),
    sign,
  }
}

/** At most so many characters; what is left out shows in the title and beside the picture. */
function cut(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
