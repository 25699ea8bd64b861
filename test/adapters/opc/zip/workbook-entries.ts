import type { HostileFile } from '../../excel/hostile-content.ts'
import { simpleParts } from '../../excel/packages.ts'
import { type End, type Entry, lyingZip } from './lying-zip.ts'

export const SHEET = 'xl/worksheets/sheet1.xml'
const CELLS = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>'

/** The entries of a sound workbook with one sheet, some of them told to lie. */
export function workbook(lies: Readonly<Record<string, Partial<Entry>>> = {}, inner = CELLS): Entry[] {
  return Object.entries(simpleParts(inner)).map(([name, content]) => ({ name, content, ...lies[name] }))
}

/** The same with a sheet that lies. */
export function withSheet(lie: Partial<Entry>): Entry[] {
  return workbook({ [SHEET]: lie })
}

/** A workbook and one more entry, which nothing in it refers to. */
export function withEntry(name: Entry['name'], content: Entry['content'] = 'x'): Entry[] {
  return [...workbook(), { name, content }]
}

export function zip(name: string, entries: () => readonly Entry[], refused?: string, end: End = {}): HostileFile {
  return bytes(name, () => lyingZip(entries(), end), refused)
}

export function bytes(name: string, make: () => Uint8Array, refused?: string): HostileFile {
  return { name, bytes: make, ...(refused === undefined ? {} : { refused }) }
}
