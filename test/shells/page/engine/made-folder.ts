import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openZip } from '../../../../src/adapters/opc/zip/zip-archive.ts'
import { DEFAULT_LIMITS } from '../../../../src/adapters/opc/package-limits.ts'
import { newZip } from '../../../../src/adapters/opc/new-zip.ts'
import { GBK_NAME, rawZip } from '../../../adapters/excel/raw-zip.ts'
import { CLEAN, FIXTURES, type Place, REAL } from '../../cli/run.ts'

const clean = readFileSync(join(FIXTURES, CLEAN))
const real = readFileSync(join(FIXTURES, REAL))
const locked = readFileSync(join(FIXTURES, 'protected/agile-default.xlsx'))

/** A workbook one part of which swells beyond the limit. */
function bomb(): Uint8Array {
  const names = openZip(clean, DEFAULT_LIMITS).entries.map(({ name }) => name)
  const swelling = new Uint8Array(DEFAULT_LIMITS.partBytes + 1).fill(0x20)
  return newZip(names.map((name) => ({ name, content: /sheet1\.xml$/.test(name) ? swelling : clean })))
}

/** What a bureau receives: sets of several units, archives, and all that cannot be read. */
const RECEIVED: Readonly<Record<string, Uint8Array | string>> = {
  '甲局/表10.xlsx': clean,
  '甲局/表2.xlsx': real,
  '甲局/补充/说明.pdf': '%PDF-1.4\n',
  '乙局.zip': rawZip([
    { name: GBK_NAME, content: clean },
    { name: '内.zip', content: rawZip([{ name: '表.xlsx', content: locked }]) },
    { name: '../外.xlsx', content: clean },
  ]),
  '丙局/坏的.xlsx': real.subarray(0, 20_000),
  '丁局/空的.xlsx': '',
  '戊局/炸弹.xlsx': bomb(),
  '己局/扫描件.pdf': '%PDF-1.4\n',
  '庚局/加密.xlsx': locked,
  '庚局/旧的.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  '庚局/~$旧的.xls': 'x',
  '.隐藏/表.xlsx': clean,
  '散的.xlsx': clean,
  'findings.csv': '单位,年度,工作簿,工作表,单元格,级别,规则,\n',
  'Thumbs.db': 'x',
}

export function putReceived(place: Place, folder: string): void {
  for (const [path, content] of Object.entries(RECEIVED)) {
    const target = join(place.cwd, folder, path)
    mkdirSync(join(target, '..'), { recursive: true })
    writeFileSync(target, content)
  }
}
