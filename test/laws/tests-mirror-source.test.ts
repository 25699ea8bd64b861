import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { sourceFiles } from './source-imports.ts'

const TESTS = fileURLToPath(new URL('..', import.meta.url))

/** Folders of the source without tests of their own, and where what they do is tested. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  // The main path: laws, fixtures, planted faults.
  core: 'laws',
  // A rule's examples are its tests.
  ...Object.fromEntries(
    'basic-data cross-form deviations filling funds scores structure weights'
      .split(' ')
      .map((kind) => [`core/rules/${kind}`, 'core/rules']),
  ),
  // What is drawn is read back.
  'core/drawing/zhuzhou': 'core/drawing',
  // Behind a door of `adapters/opc`.
  'adapters/opc/encryption': 'adapters/opc',
  // An item goes its way as files are dropped into the folder.
  'shells/watch/items': 'shells/watch',
  // A command is asked by its line.
  'shells/cli/commands': 'shells/cli',
  // Components are drawn together, as the screens they make.
  ...Object.fromEntries(
    'dialogs frame start units'.split(' ').map((part) => [`shells/page/view/${part}`, 'shells/page/view']),
  ),
  // The page is made, and looked at, with its report.
  'shells/report/page': 'shells/report',
}

const folders = [...new Set(sourceFiles().map(dirname))].filter((folder) => folder !== '.')

function hasTests(folder: string): boolean {
  const place = join(TESTS, folder)
  return existsSync(place) && readdirSync(place).some((name) => /\.test\.tsx?$/.test(name))
}

it.each(folders)('src/%s has its tests in the folder of that name, or where the list says', (folder) => {
  expect(hasTests(ELSEWHERE[folder] ?? folder)).toBe(true)
})

it('the list names no folder that is gone, or has tests of its own', () => {
  const named = Object.keys(ELSEWHERE)
  expect(named.filter((folder) => !folders.includes(folder) || hasTests(folder))).toEqual([])
})
