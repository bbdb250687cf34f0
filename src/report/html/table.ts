import { markup, type Html, type HtmlValue } from '../../lib/markup.ts'

export interface Head {
  readonly label: string
  /** `number`: figures; `tight`: never wrapped; `words`: wrapped at spaces only. */
  readonly kind?: 'number' | 'tight' | 'words' | 'plain'
}

/**
 * A table with headers. On a narrow page each row becomes a block with labels; the roles keep it a table for screen readers.
 * The first cell of a row is its header unless the column holds figures.
 */
export function table(
  caption: string,
  heads: readonly Head[],
  rows: readonly (readonly HtmlValue[])[],
  className = '',
): Html {
  return markup`<table role="table" class="${className}" aria-label="${caption}">
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map((h) => markup`<th role="columnheader" scope="col">${h.label}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (cells) =>
          markup`<tr role="row">
            ${heads.map((head, i) => cell(head, cells[i], i))}
          </tr> `,
      )}
    </tbody>
  </table> `
}

function cell({ label, kind = 'plain' }: Head, value: HtmlValue, index: number): Html {
  if (index === 0 && kind === 'plain') return markup`<th role="rowheader" scope="row">${value}</th>`
  if (value === undefined || value === '') return markup`<td role="cell" class="none"></td>`
  return markup`<td role="cell" class="${kind}" data-label="${label}">${value}</td>`
}

/** A list, or a dash where there is nothing. */
export function bullets(items: readonly HtmlValue[]): Html {
  return items.length === 0
    ? markup`<span class="quiet">–</span>`
    : markup`<ul>
        ${items.map((item) => markup`<li>${item}</li>`)}
      </ul>`
}
