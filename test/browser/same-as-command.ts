import { deepStrictEqual } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { Command } from './command.ts'
import type { PageAnswers } from './door.ts'
import type { HandedIn } from './sets.ts'

/**
 * The page answers what the command line does: the same document, and of every workbook the same bytes. The batch's own
 * files (汇总表, report) are the command line's.
 */
export async function expectSame(page: PageAnswers, { files }: HandedIn): Promise<void> {
  const command = new Command(files)
  try {
    deepStrictEqual(await page.check(files), command.check())
    deepStrictEqual(hashes(await page.correct(files)), hashes(command.correct()))
  } finally {
    command.done()
  }
}

/** Of every workbook, by its name. */
function hashes(files: ReadonlyMap<string, Uint8Array>): [name: string, hash: string][] {
  return [...files]
    .filter(([name]) => isWorkbook(name))
    .map(([name, bytes]): [string, string] => [name, createHash('sha256').update(bytes).digest('hex')])
    .sort()
}

const isWorkbook = (name: string): boolean => /\.xls[xm]$/.test(name) && name !== '汇总表.xlsx'
