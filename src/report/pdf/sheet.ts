import Pdf from 'pdfkit'
import { encodeText } from './encode-text.ts'
import { webAddress } from './web-address.ts'
import { pageSize, palette, styles, type TextStyle } from './style.ts'

type Element = PDFKit.PDFStructureElement
type Outline = PDFKit.PDFOutline

export interface SheetOptions {
  readonly title: string
  readonly subject: string
  /** Clock of the document in milliseconds since the epoch. */
  readonly at: number
}

/** Where and how wide text is set; absent: the whole column, at the cursor. */
export interface Place {
  readonly x?: number
  readonly width?: number
  readonly align?: 'left' | 'right'
}

/** What readers of the structure are told of an element. */
export interface ElementOptions {
  readonly alt?: string
  /** What a table header heads. */
  readonly scope?: 'Column' | 'Row'
}

/** A tagged document with one column of flowing text. All that is drawn passes through here. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly left = pageSize.margin
  readonly width = pageSize.width - 2 * pageSize.margin
  /** Whether a character was replaced by the placeholder. */
  replaced = false
  #parent: Element
  readonly #outlines: Outline[]

  constructor({ title, subject, at }: SheetOptions) {
    const { margin, bottom } = pageSize
    this.doc = new Pdf({
      size: 'A4',
      margins: { top: margin, left: margin, right: margin, bottom },
      pdfVersion: '1.7',
      lang: 'en',
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: this.encode(title),
        Subject: subject,
        Producer: 'Plinth',
        Creator: 'Plinth',
        CreationDate: new Date(at),
        ModDate: new Date(at),
      },
    })
    this.#parent = this.doc.struct('Document')
    this.doc.addStructure(this.#parent)
    this.#outlines = [this.doc.outline]
  }

  get y(): number {
    return this.doc.y
  }

  /** The lowest line that text may reach. */
  get floor(): number {
    return pageSize.height - pageSize.bottom
  }

  /** Adds a structure element and draws its content inside. */
  within(type: string, draw: () => void, options: ElementOptions = {}): void {
    const element = this.doc.struct(type, options)
    const parent = this.#parent
    parent.add(element)
    this.#parent = element
    draw()
    this.#parent = parent
    element.end()
  }

  /** A heading with its bookmark; it never ends a page. The bookmarks of what `draw` adds are below it. */
  chapter(level: 1 | 2 | 3, title: string, draw: () => void): void {
    if (!this.ensure(level === 3 ? 70 : 110) && level === 2) this.space(12)
    const outline = this.#outlines.at(-1)
    const own = outline?.addItem(this.encode(title))
    this.within('Sect', () => {
      this.text(title, styles[`h${level}`], {}, `H${level}`)
      this.space(level === 1 ? 8 : 4)
      if (own !== undefined) this.#outlines.push(own)
      draw()
      if (own !== undefined) this.#outlines.pop()
    })
  }

  /** Sets text as one tagged block and moves the cursor below it; long text flows to further pages. */
  text(raw: string, style: TextStyle, place: Place = {}, tag = 'P'): void {
    const { x = this.left, width = this.width, align = 'left' } = place
    const encoded = this.encode(raw)
    const element = this.doc.struct(tag, {}, () => {
      this.#apply(style)
      this.doc.text(encoded, x, this.doc.y, { width, align, lineGap: style.lead })
    })
    this.#parent.add(element)
  }

  /** A text that opens an address; other than http and https it is plain text. */
  link(raw: string, address: string, style: TextStyle, place: Place = {}): void {
    const href = webAddress(address)
    if (href === undefined) return this.text(raw, style, place)
    const { x = this.left, width = this.width } = place
    this.within('P', () => {
      this.within('Link', () => {
        const link = this.#parent
        const top = this.doc.y
        const height = this.measure(raw, style, width)
        const wide = Math.min(width, this.#widthOf(raw, style))
        this.text(raw, style, place, 'Span')
        const options = { structParent: link, Border: [0, 0, 0] }
        if (this.doc.y > top) this.doc.link(x, top, wide, height, href, options)
      })
    })
  }

  /** Height of a block of text in points. */
  measure(raw: string, style: TextStyle, width = this.width): number {
    this.#apply(style)
    return this.doc.heightOfString(this.encode(raw), { width, lineGap: style.lead })
  }

  /** Draws what readers of the structure should skip: lines, bars, panels, page numbers. */
  ornament(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    this.doc.save()
    draw(this.doc)
    this.doc.restore()
    this.doc.endMarkedContent()
  }

  /** A line across the column at the cursor. */
  rule(color: string = palette.line, width = 0.5): void {
    const { y } = this.doc
    this.ornament((doc) =>
      doc
        .moveTo(this.left, y)
        .lineTo(this.left + this.width, y)
        .lineWidth(width)
        .stroke(color),
    )
  }

  space(points: number): void {
    this.moveTo(this.doc.y + points)
  }

  moveTo(y: number): void {
    this.doc.y = y
    this.doc.x = this.left
  }

  /** Starts a page unless so many points are free on this one. Returns whether it did. */
  ensure(points: number): boolean {
    const room = this.floor - pageSize.margin
    if (this.doc.y + Math.min(points, room) <= this.floor) return false
    this.newPage()
    return true
  }

  newPage(): void {
    this.doc.addPage()
    this.moveTo(pageSize.margin)
  }

  encode(raw: string): string {
    const { text, replaced } = encodeText(raw)
    if (replaced) this.replaced = true
    return text
  }

  /** Ends the document. */
  async finish(): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    this.doc.on('data', (part: Uint8Array) => parts.push(part))
    this.doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    this.doc.on('error', reject)
    this.#parent.end()
    this.doc.end()
    return promise
  }

  #apply({ font, size, color }: TextStyle): void {
    this.doc.font(font).fontSize(size).fillColor(color)
  }

  #widthOf(raw: string, style: TextStyle): number {
    this.#apply(style)
    return this.doc.widthOfString(this.encode(raw))
  }
}
