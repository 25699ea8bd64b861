import type { CellLook } from '../../../core/model/sheet-look.ts'
import type { Cell } from '../../../core/model/workbook.ts'
import { Decimal } from '../../../core/model/decimal.ts'
import { SYSTEM_1904 } from '../read/serial-dates.ts'
import { numberText, textByFormat } from './number-text.ts'

type ShownOfCell = Pick<CellLook, 'shown' | 'edit' | 'numeric' | 'centred' | 'color'>
type Shown = { -readonly [Key in keyof ShownOfCell]: ShownOfCell[Key] }

/** What a cell shows by its format, and what stands in the field where it is edited; an object of its own. */
export function shownCell(cell: Cell | undefined, date1904: boolean): Shown {
  if (cell === undefined) return blank()
  const shown = shownValue(cell, date1904)
  return cell.formula === undefined ? shown : { ...shown, edit: `=${cell.formula}` }
}

/** A text that would be taken for a formula, or lose its first sign, when it is typed: with the sign that keeps it one. */
function typedText(text: string): string {
  return /^[=＝']/.test(text) ? `'${text}` : text
}

function blank(): Shown {
  return { shown: '', edit: '' }
}

function shownValue({ value, format }: Cell, date1904: boolean): Shown {
  switch (value.kind) {
    case 'blank':
      return blank()
    case 'text':
      return { shown: textByFormat(value.text, format), edit: typedText(value.text) }
    case 'number': {
      const { text, ...color } = numberText(value.text, format)
      return { shown: text, edit: typedNumber(value.text, format), numeric: true, ...color }
    }
    case 'date': {
      const serial = date1904 ? new Decimal(value.serial).plus(SYSTEM_1904).toFixed() : value.serial
      const { text, ...color } = numberText(serial, format)
      return { shown: text, edit: typedDate(value.text), numeric: true, ...color }
    }
    case 'boolean': {
      const word = value.value ? 'TRUE' : 'FALSE'
      return { shown: word, edit: word, centred: true }
    }
    case 'error':
      return { shown: value.code, edit: value.code, centred: true }
    default:
      return value satisfies never
  }
}

/** A share with a percent format is typed as a percentage. */
function typedNumber(digits: string, format: string | undefined): string {
  const isPercent = format !== undefined && /%/.test(format.replace(/"[^"]*"?|\\.|\[[^\]]*\]/g, ''))
  return isPercent ? `${new Decimal(digits).times(100).toFixed()}%` : digits
}

/** 「2022-12-31T08:30:00」 → 「2022/12/31 8:30:00」. */
function typedDate(iso: string): string {
  const match = /^(\d+)-(\d+)-(\d+)(?:T(\d+)(:.*))?$/.exec(iso)
  if (!match) return iso
  const [, year, month, day, hour, rest] = match
  const date = `${year}/${Number(month)}/${Number(day)}`
  return hour === undefined ? date : `${date} ${Number(hour)}${rest}`
}
