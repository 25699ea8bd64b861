import type { TextRun } from '../../../core/model/sheet-look.ts'
import { decodeXstring } from '../../opc/xml/xml-characters.ts'
import { XmlScanner } from '../../opc/xml/xml-scanner.ts'
import { readCellTag } from '../read/cell-tag.ts'
import type { Palette } from './colours.ts'
import { fontLook, readFont } from './fonts.ts'
import { MOST_ROWS, placeKey } from './layout-reader.ts'

/** A text of which parts have fonts of their own. */
export interface RichText {
  readonly text: string
  readonly runs: readonly TextRun[]
}

/** More parts of one text are drawn as if it had none; and so is what comes after very many texts. */
const MOST_RUNS = 200
const MOST_RICH = 100_000
/** A part of a text (CT_RElt, 18.4.4), in any prefix; `rPh` is something else. */
const HAS_RUNS = /<(?:\w+:)?r[\s>]/
const HAS_INLINE = /<(?:\w+:)?is[\s>]/

/**
 * The rich texts of a sheet by `placeKey` of their cells. Only a workbook that has any is read once more for them: what
 * is checked needs only the letters.
 */
export function richTexts(
  sheetText: string,
  sharedStrings: string | undefined,
  palette: Palette,
): ReadonlyMap<number, RichText> {
  const found = new Map<number, RichText>()
  const strings = sharedStrings !== undefined && HAS_RUNS.test(sharedStrings) ? readStrings(sharedStrings, palette) : []
  const isShared = strings.some((each) => each !== undefined)
  if (!isShared && !HAS_INLINE.test(sheetText)) return found
  const scanner = new XmlScanner(sheetText)
  let row = 0
  const readRow = (): void => {
    row = scanner.integer('r') ?? row + 1
    if (row > MOST_ROWS) return
    let column = 0
    scanner.eachChild((name) => {
      if (name !== 'c') return
      const tag = readCellTag(scanner)
      column = tag.column || column + 1
      const rich = richIn(scanner, tag.type, strings, palette)
      if (rich) found.set(placeKey(tag.row || row, column), rich)
    })
  }
  scanner.openRoot()
  scanner.eachChild((name) => name === 'sheetData' && scanner.eachChild((child) => child === 'row' && readRow()))
  return found
}

function richIn(
  scanner: XmlScanner,
  type: string | undefined,
  strings: readonly (RichText | undefined)[],
  palette: Palette,
): RichText | undefined {
  if (type !== 's' && type !== 'inlineStr') return undefined
  let rich: RichText | undefined
  scanner.eachChild((name) => {
    if (name === 'v' && type === 's') rich = strings[Number(scanner.content().trim())]
    else if (name === 'is') rich = readText(scanner, palette)
  })
  return rich
}

function readStrings(text: string, palette: Palette): readonly (RichText | undefined)[] {
  const strings: (RichText | undefined)[] = []
  const scanner = new XmlScanner(text)
  let rich = 0
  scanner.openRoot()
  scanner.eachChild((name) => {
    if (name !== 'si') return
    const read = rich < MOST_RICH ? readText(scanner, palette) : undefined
    if (read) rich++
    strings.push(read)
  })
  return strings
}

/** Of the element just opened (CT_Rst, 18.4.8); undefined where no part has a font of its own. */
function readText(scanner: XmlScanner, palette: Palette): RichText | undefined {
  const runs: TextRun[] = []
  scanner.eachChild((name) => {
    if (name !== 'r') return
    let run: TextRun = { text: '' }
    scanner.eachChild((part) => {
      if (part === 't') run = { ...run, text: decodeXstring(scanner.content()) }
      else if (part === 'rPr') {
        const font = readFont(scanner)
        run = { ...run, own: { ...fontLook(font, palette), ...(font.raised ? { raised: font.raised } : {}) } }
      }
    })
    if (run.text !== '' && runs.length <= MOST_RUNS) runs.push(run)
  })
  if (runs.length > MOST_RUNS || !runs.some(({ own }) => own)) return undefined
  return { text: runs.map(({ text: part }) => part).join(''), runs }
}
