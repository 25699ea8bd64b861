import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Programs } from '../year/campaign.ts'

type Opened = Programs & { readonly done: () => void }

/** Programs that departments use instead of Excel, by name; each undefined where it is not installed. */
export const PROGRAMS: Readonly<Record<string, () => Opened | undefined>> = {
  libreoffice() {
    if (!answers('soffice', ['--version'])) return undefined
    const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-year-'))
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const convert = (kind: string, filter: string) => (workbooks: readonly Uint8Array[]) =>
      through(folder, workbooks, kind, (from, to, files) => {
        const given = files.map((file) => join(from, file))
        run('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', to, ...given])
      })
    return {
      save: convert('xlsx', 'xlsx:Calc MS Excel 2007 XML'),
      saveOld: convert('xls', 'xls:MS Excel 97'),
      soffice: 'soffice',
      done: () => rmSync(folder, { recursive: true, force: true }),
    }
  },
  openpyxl() {
    if (!answers('python3', ['-c', 'import openpyxl'])) return undefined
    const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-year-'))
    return {
      save: (workbooks) =>
        through(folder, workbooks, 'xlsx', (from, to, files) => run('python3', ['-c', SAVE, from, to, ...files])),
      done: () => rmSync(folder, { recursive: true, force: true }),
    }
  },
}

const SAVE = `
import sys, openpyxl
for name in sys.argv[3:]:
    openpyxl.load_workbook(sys.argv[1] + '/' + name).save(sys.argv[2] + '/' + name)
`

function answers(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
}

/** Workbooks as files into one folder, by a program into another, and out of that. */
function through(
  folder: string,
  workbooks: readonly Uint8Array[],
  kind: string,
  convert: (from: string, to: string, files: readonly string[]) => void,
): Uint8Array[] {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  for (const each of [from, to]) {
    rmSync(each, { recursive: true, force: true })
    mkdirSync(each)
  }
  const files = workbooks.map((bytes, index) => {
    writeFileSync(join(from, `${index}.xlsx`), bytes)
    return `${index}.xlsx`
  })
  convert(from, to, files)
  return files.map((file) => new Uint8Array(readFileSync(join(to, file.replace(/xlsx$/, kind)))))
}
