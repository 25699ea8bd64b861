import { deepStrictEqual } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { Command } from './command.ts'
import type { PageAnswers } from './door.ts'
import type { HandedIn } from './sets.ts'

/** The page answers what the command line does: the same document, and of every file that it writes the same bytes. */
export async function expectSame(page: PageAnswers, { files }: HandedIn): Promise<void> {
  const command = new Command(files)
  try {
    deepStrictEqual(await page.check(files), command.check())
    deepStrictEqual(hashes(await page.correct(files)), hashes(command.correct()))
  } finally {
    command.done()
  }
}

function hashes(files: ReadonlyMap<string, Uint8Array>): [name: string, hash: string][] {
  return [...files]
    .map(([name, bytes]): [string, string] => [name, createHash('sha256').update(bytes).digest('hex')])
    .sort()
}
