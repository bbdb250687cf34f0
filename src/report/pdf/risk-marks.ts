import { type Risk, risks } from '../../model/review.ts'
import { riskWords } from '../words.ts'
import type { Sheet } from './sheet.ts'
import { palette, riskTints, styles } from './style.ts'

type RiskCounts = Readonly<Record<Risk, number>>

const pillWidth = 82
const pillHeight = 15

/** The risk in words on a tinted ground, its right edge at the right margin. Leaves the cursor where it was. */
export function drawRiskPill(sheet: Sheet, risk: Risk): void {
  const top = sheet.y
  const x = sheet.left + sheet.width - pillWidth
  const { ink, panel } = riskTints[risk]
  sheet.ornament((doc) => doc.roundedRect(x, top, pillWidth, pillHeight, 3.5).fill(panel))
  sheet.moveTo(top + 3.6)
  const style = { ...styles.label, color: ink, lead: 0 }
  const width = sheet.doc.font(style.font).fontSize(style.size).widthOfString(riskWords[risk])
  sheet.text(riskWords[risk], style, { x: x + (pillWidth - width) / 2, width: width + 2 })
  sheet.moveTo(top)
}

/** Width that a pill takes from the line it stands on. */
export const pillRoom = pillWidth + 12

/** Five figures in a row, each with its word. */
export function drawRiskFigures(sheet: Sheet, counts: RiskCounts): void {
  const gap = 8
  const width = (sheet.width - gap * (risks.length - 1)) / risks.length
  const height = 54
  sheet.ensure(height + 12)
  const top = sheet.y
  sheet.within('L', () => {
    for (const [i, risk] of risks.entries()) {
      const x = sheet.left + i * (width + gap)
      const { ink, panel } = riskTints[risk]
      sheet.ornament((doc) => doc.roundedRect(x, top, width, height, 4).fill(panel))
      sheet.within('LI', () => {
        const place = { x: x + 10, width: width - 16 }
        sheet.moveTo(top + 9)
        sheet.text(String(counts[risk]), { ...styles.h1, size: 20, color: ink }, place, 'Lbl')
        sheet.moveTo(top + 35)
        sheet.text(riskWords[risk], { ...styles.small, color: ink }, place, 'LBody')
      })
    }
  })
  sheet.moveTo(top + height + 12)
}

/** A bar whose parts are the shares of the risks. */
export function drawRiskBar(
  sheet: Sheet,
  counts: RiskCounts,
  x: number,
  y: number,
  width: number,
): void {
  const total = risks.reduce((sum, risk) => sum + counts[risk], 0)
  sheet.ornament((doc) => {
    doc.rect(x, y, width, 7).fill(palette.panel)
    let at = x
    for (const risk of risks) {
      const part = total === 0 ? 0 : (width * counts[risk]) / total
      if (part > 0) doc.rect(at, y, part, 7).fill(riskTints[risk].solid)
      at += part
    }
  })
}
