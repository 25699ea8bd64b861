import { join, resolve } from 'node:path'
import { editWorkbook } from '../../../adapters/excel/edit-workbook.ts'
import { isOneOf, liesInside } from '../../../adapters/files/guard-output.ts'
import { publishFile } from '../../../adapters/files/publish-file.ts'
import { annotate } from '../../../core/annotation/annotate.ts'
import type { ReviewedSubmission } from '../../../core/reviewed-submission.ts'
import { findingsCsv } from '../../report/findings-csv.ts'
import { documentJson, submissionJson } from '../../report/json-report.ts'
import { overviewSheets } from '../../report/overview-sheets.ts'
import type { GivenFile } from '../../review/foreign-files.ts'
import type { LoadedFile } from '../../review/review-files.ts'
import { type Environment, EXIT, surpriseTeller, UsageError } from '../environment.ts'
import { chosenScheme, type CommonOptions, exitCode } from '../options.ts'
import { refuseFile } from '../output.ts'
import { find, print, reviewing } from './check.ts'

export interface CorrectOptions extends CommonOptions {
  readonly out: string
  readonly applyScores: boolean
}

/** `jiaobiao correct PATH… --out DIR`: an annotated, corrected, scored copy of each workbook, and for several the batch summary. */
export async function correct(paths: readonly string[], options: CorrectOptions, environment: Environment): Promise<number> {
  const scheme = chosenScheme(options)
  const files = find(paths, environment)
  const out = resolve(environment.cwd, options.out)
  refuseFile(out, options.out)
  if (liesInside(options.out, paths, environment.cwd)) {
    throw new UsageError(`输出文件夹「${options.out}」在待核对的文件夹里面，请另选一个位置，以免混在一起。`)
  }
  const targets = targetNames(files)
  refuseInputs(files, targets, out, options.out, environment)
  const all: ReviewedSubmission[] = []
  const written: string[] = []
  const failed: string[] = []
  for await (const { reviewed, files: group } of reviewing(
    files,
    { ...(scheme ? { scheme } : {}), applyScores: options.applyScores, applied: true },
    environment,
  )) {
    all.push(reviewed)
    for (const file of group) {
      const bytes = correctedBytes(file, reviewed, environment, failed)
      if (!bytes) continue
      const target = targets.get(file.absolute)!
      if (!options.dryRun) publishFile(join(out, target), bytes)
      written.push(target)
    }
    if (options.format === 'ndjson') environment.stdout(`${JSON.stringify(submissionJson(reviewed))}\n`, 'document')
  }
  if (files.length > 1) written.push(...(await writeOverview(all, out, targets, options, environment)))
  for (const path of failed) environment.stderr(`「${path}」没有写成批注的工作簿：写入时遇到未料到的情况。\n`)
  print(all, options, environment, closing(written, all, options))
  return failed.length > 0 ? EXIT.unreadable : exitCode(all, options)
}

/** Undefined for a file without forms, there is nothing to annotate; and for one that cannot be written, which does not stop the others. */
function correctedBytes(
  file: LoadedFile,
  reviewed: ReviewedSubmission,
  environment: Environment,
  failed: string[],
): Uint8Array | undefined {
  if (!('workbook' in file.input) || !file.source || !reviewed.submission.forms.some((form) => form.workbook === file.path))
    return undefined
  try {
    return editWorkbook(file.source, annotate(reviewed, file.path, file.input.workbook), { keepOriginal: true })
  } catch (error) {
    surpriseTeller(environment)(error)
    failed.push(file.path)
    return undefined
  }
}

/**
 * By the file's real place: the same relative path below the output folder, what was converted with .xlsx behind its name. Files of one name
 * from different given paths are kept apart; a converted one gives way to one that had the name from the start.
 */
function targetNames(files: readonly GivenFile[]): Map<string, string> {
  const taken = new Set<string>()
  const ordered = [...files.filter((file) => !file.foreign), ...files.filter((file) => file.foreign)]
  return new Map(ordered.map((file) => [file.absolute, freeName(file.foreign ? withXlsx(file.inside) : file.inside, taken)]))
}

/** 「甲/表.xls」 → 「甲/表.xlsx」. */
function withXlsx(path: string): string {
  return `${path.replace(/\.[^./]*$/, '')}.xlsx`
}

function freeName(wanted: string, taken: Set<string>): string {
  const match = /^(.*?)(\.[^./]*)?$/s.exec(wanted)!
  let name = wanted
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${match[1]}(${count})${match[2] ?? ''}`
  taken.add(name.toLowerCase())
  return name
}

function refuseInputs(
  files: readonly GivenFile[],
  targets: ReadonlyMap<string, string>,
  out: string,
  shown: string,
  { cwd }: Environment,
): void {
  const inputs = files.map((file) => file.absolute)
  for (const target of targets.values()) {
    if (isOneOf(join(out, target), inputs, cwd)) {
      throw new UsageError(`写到「${shown}」会覆盖交来的「${target}」，原件不能覆盖，请另选一个位置。`)
    }
  }
}

async function writeOverview(
  all: readonly ReviewedSubmission[],
  out: string,
  targets: ReadonlyMap<string, string>,
  options: CorrectOptions,
  environment: Environment,
): Promise<string[]> {
  const taken = new Set([...targets.values()].map((name) => name.toLowerCase()))
  const [overview, findings, results] = ['汇总表.xlsx', 'findings.csv', 'results.json'].map((name) => freeName(name, taken)) as [
    string,
    string,
    string,
  ]
  if (!options.dryRun) {
    const { newWorkbook } = await import('../../../adapters/excel/new-workbook.ts')
    publishFile(join(out, overview), await newWorkbook(overviewSheets(all)))
    publishFile(join(out, findings), new TextEncoder().encode(findingsCsv(all)))
    publishFile(join(out, results), new TextEncoder().encode(documentJson(all, environment.version)))
  }
  return [overview, findings, results]
}

function closing(written: readonly string[], all: readonly ReviewedSubmission[], { out, dryRun }: CorrectOptions): string {
  if (written.length === 0) return '没有写出任何工作簿。\n'
  const changes = all.reduce((count, each) => count + each.changes.length, 0)
  const head = dryRun ? `试运行，没有写文件。将写到「${out}」：` : `已更正 ${changes} 处，结果在「${out}」：`
  const next = dryRun ? '' : '打开工作簿先看「审核结果」；改好或在「情况说明」写明理由后，把同一个工作簿再交来核对即可。\n'
  return `${head}\n${written.map((name) => `  ${name}`).join('\n')}\n${next}`
}
