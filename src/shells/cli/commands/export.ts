import { resolve } from 'node:path'
import { submissionToCsv } from '../../../adapters/csv/submission-csv.ts'
import { liesInside } from '../../../adapters/files/guard-output.ts'
import { fileNamePart } from '../../../core/identity/file-name-part.ts'
import { contentOf } from '../../../core/content/content-of.ts'
import { isUnread } from '../../../core/intake/other-file.ts'
import type { OthersPlan } from '../../../core/intake/others-plan.ts'
import type { ReviewedSubmission } from '../../../core/reviewed-submission.ts'
import type { Intake } from '../../review/intake.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { chosenScheme } from '../options.ts'
import { OutputFiles, outputsOf, printResult, refuseFile } from '../output.ts'
import { find, reviewing } from '../../review/review-here.ts'

interface Exported {
  readonly unit: string
  readonly year: number | null
  readonly files: readonly string[]
}

/** `jiaobiao export PATH… --out DIR`: the forms as tidy CSV; several submissions each in a folder of its own. */
export async function exportForms(
  paths: readonly string[],
  options: CommonOptions & { readonly out: string },
  environment: Environment,
): Promise<number> {
  chosenScheme(options)
  const intake = await find(paths, environment)
  try {
    return await exportFiles(intake, options, environment)
  } finally {
    intake.done()
  }
}

async function exportFiles(
  { files, others, paths }: Intake,
  options: CommonOptions & { readonly out: string },
  environment: Environment,
): Promise<number> {
  const out = resolve(environment.cwd, options.out)
  refuseFile(out, options.out)
  if (liesInside(options.out, paths, environment.cwd)) {
    throw new UsageError(`输出文件夹「${options.out}」在输入的文件夹里面，请另选一个位置，以免混在一起。`)
  }
  const read: ReviewedSubmission[] = []
  let unreadable = tellOthers(others, environment)
  for await (const { reviewed } of reviewing(files, {}, environment)) {
    for (const workbook of reviewed.workbooks) {
      const what = workbook.status === 'not-understood' ? '导出的可能不全' : '没有导出'
      if (workbook.status !== 'checked') environment.stderr(`「${workbook.path}」${what}：${workbook.reason}\n`)
      if (workbook.status === 'unreadable' || workbook.status === 'not-understood') unreadable++
    }
    if (reviewed.submission.forms.length > 0) read.push(reviewed)
  }
  const written = new OutputFiles(outputsOf('export', options, environment), out)
  const exported = read.map((each, index) =>
    write(each, read.length > 1 ? folderName(each, index, read) : '', written, options, environment),
  )
  printResult(
    options.format,
    { command: 'export', out: options.out, dryRun: options.dryRun, submissions: exported },
    textOf(exported, options),
    environment,
  )
  return written.end(unreadable > 0 ? EXIT.unreadable : EXIT.ok, environment)
}

/** Every file that is no workbook, by name; how many of them could not be opened. */
function tellOthers({ beside, alone, loose }: OthersPlan, { stderr }: Environment): number {
  const others = [...beside, ...alone].flatMap((each) => each.others).concat(loose)
  for (const { path, what } of others) stderr(`「${path}」没有导出：${what}\n`)
  return others.filter(isUnread).length
}

function write(
  { unit, year, submission }: ReviewedSubmission,
  folder: string,
  written: OutputFiles,
  { dryRun }: CommonOptions,
  environment: Environment,
): Exported {
  if (
    submission.forms.length >
    submission.projects.length + (submission.basicData ? 1 : 0) + (submission.department ? 1 : 0)
  ) {
    environment.stderr(`「${unit}」有重复的基础数据表或整体自评表，只导出第一张。\n`)
  }
  const files = [...submissionToCsv(contentOf(submission))].flatMap(([name, bytes]) => {
    const target = folder === '' ? name : `${folder}/${name}`
    return dryRun || written.put(target, bytes) ? [target] : []
  })
  return { unit, year: year ?? null, files }
}

/** 「株洲市商务局2022」; a second one of the same name gets its number. */
function folderName(reviewed: ReviewedSubmission, index: number, all: readonly ReviewedSubmission[]): string {
  const base = (each: ReviewedSubmission): string =>
    fileNamePart(`${each.unit || '未写明单位'}${each.year ?? ''}`) || '未写明单位'
  const own = base(reviewed)
  const before = all.slice(0, index).filter((each) => base(each) === own).length
  return before === 0 ? own : `${own}(${before + 1})`
}

function textOf(exported: readonly Exported[], { out, dryRun }: CommonOptions & { readonly out: string }): string {
  if (exported.length === 0) return '没有找到可以导出的表。\n'
  const head = dryRun ? `试运行，没有写文件。将写到「${out}」：` : `已导出 ${exported.length} 套资料到「${out}」：`
  const next = dryRun || exported.length > 1 ? '' : `改好后写回官方表样：jiaobiao import ${out} --out 自评表.xlsx\n`
  return `${head}\n${exported.flatMap((each) => each.files.map((file) => `  ${file}`)).join('\n')}\n${next}`
}
