import type { DraftStyle } from '../model/sheet-draft.ts'
import { HEAD_FILL } from '../our-marks/names-and-fills.ts'

/** The looks of every table that is written for people: its title, its heads, its cells. */
export const TITLE: DraftStyle = { bold: true, size: 16, font: '黑体', align: 'center', valign: 'middle' }
export const HEAD: DraftStyle = {
  bold: true,
  size: 10,
  align: 'center',
  valign: 'middle',
  wrap: true,
  border: 'thin',
  fill: HEAD_FILL,
}
export const TEXT: DraftStyle = { size: 10, align: 'left', valign: 'middle', wrap: true, border: 'thin' }
export const MIDDLE: DraftStyle = { ...TEXT, align: 'center' }
/** A place that one can go to. */
export const LINK: DraftStyle = { ...TEXT, color: '0563C1', underline: true }
/** Before a part of a sheet. */
export const SECTION: DraftStyle = { size: 11, align: 'left', valign: 'middle', wrap: true, bold: true }
