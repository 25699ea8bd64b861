import type { HostileFile } from '../../excel/hostile-content.ts'
import { bytesOf, type Entry } from './lying-zip.ts'
import { SHEET, withEntry, withSheet, workbook, zip } from './workbook-entries.ts'

/** 「图片1」 and 「图片2」 behind bytes that are no UTF-8: in GBK they differ, replaced letter by letter they would not. */
const inGbk = (last: string): Uint8Array => bytesOf(`xl/media/\xcd\xbc\xc6\xac${last}.png`)
const CLIMBING = '../../../../../../etc/passwd'

/** Names of entries, and what they do. */
export const ODD_NAMES: readonly (readonly [what: string, name: string])[] = [
  ['that climbs', CLIMBING],
  ['that climbs from a folder', `xl/${CLIMBING}`],
  ['that climbs with backslashes', CLIMBING.replaceAll('/', '\\')],
  ['that begins at the root', '/etc/passwd'],
  ['with a drive letter', 'C:\\Windows\\System32\\x.dll'],
  ['of another computer', '\\\\server\\share\\x'],
  ['with a NUL', `${SHEET}\0.png`],
  ['with control characters', 'xl/\u001b[2J\u0007\r\n.png'],
  ['that runs from right to left', 'xl/media/\u202egnp.exe'],
  ['of 65,000 letters', 'x'.repeat(65_000)],
  ['of 10,000 folders', `${'x/'.repeat(10_000)}x`],
  ['of a device', 'xl/media/CON'],
  ['of no letters', ''],
  ['of a folder, with content', 'xl/worksheets/'],
  ['that a property has', '__proto__'],
]

/**
 * No entry is ever written to the disk by its name; each of these lies beside a sound workbook and is kept as it is.
 */
export const NAMES: readonly HostileFile[] = [
  ...ODD_NAMES.map(([what, name]) => zip(`a name ${what}`, () => withEntry(name))),
  zip('two names that are no UTF-8', () => [
    ...workbook(),
    { name: inGbk('\xa3\xb1'), content: '1' },
    { name: inGbk('\xa3\xb2'), content: '2' },
  ]),
  zip('a sheet whose name ends in a NUL', () => withSheet({ name: `${SHEET}\0` }), '缺少工作表'),
  zip(
    'a sheet whose name climbs to its place',
    () => withSheet({ name: `xl/worksheets/../../${SHEET}` }),
    '缺少工作表',
  ),
  zip('a relationship that climbs', () => withTarget(`../../../../../${CLIMBING}`), '缺少工作表'),
  zip('a relationship to a file of this computer', () => withTarget('file:///etc/passwd'), '缺少工作表'),
]

function withTarget(target: string): Entry[] {
  const related = `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${target}"/></Relationships>`
  return workbook({ 'xl/_rels/workbook.xml.rels': { content: related } })
}
