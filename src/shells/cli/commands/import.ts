import { join, resolve } from 'node:path'
import { submissionFromCsv } from '../../../adapters/csv/submission-csv.ts'
import { PathError, shownPath } from '../../../adapters/files/collect-workbooks.ts'
import { exists, isFolder } from '../../../adapters/files/guard-output.ts'
import { readBytes } from '../../../adapters/files/read-file.ts'
import { drawSubmission } from '../../../core/drawing/zhuzhou/draw-submission.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { outputFile, outputsOf, printResult } from '../output.ts'

/** `jiaobiao import DIR --out FILE`: the CSV files of one submission back into the official template. */
export async function importForms(
  given: string,
  options: CommonOptions & { readonly out: string },
  environment: Environment,
): Promise<number> {
  const folder = resolve(environment.cwd, given)
  const shown = shownPath(given, environment.cwd)
  if (!exists(folder)) throw new PathError(`找不到「${shown}」，请检查路径。`)
  if (!isFolder(folder)) throw new UsageError(`「${shown}」不是文件夹，这里要 export 写出的文件夹。`)
  if (!/\.xlsx$/i.test(options.out)) throw new UsageError('--out 的文件名要以 .xlsx 结尾。')
  const target = outputFile(options.out, [], environment)
  const content = submissionFromCsv((file) => {
    const absolute = join(folder, file)
    return exists(absolute) ? readBytes({ absolute }) : undefined
  })
  const drafts = drawSubmission(content)
  if (drafts.length === 0) throw new UsageError(`「${shown}」的 submission.csv 里没有一张表。`)
  if (!options.dryRun) {
    const { newWorkbook } = await import('../../../adapters/excel/new-workbook.ts')
    outputsOf('import', options, environment).publish(target, await newWorkbook(drafts))
  }
  const done = options.dryRun ? `试运行，没有写文件。将写到「${options.out}」：` : `已写到「${options.out}」：`
  const sheets = drafts.map((draft) => draft.name)
  printResult(
    options.format,
    {
      command: 'import',
      path: shown,
      out: options.out,
      dryRun: options.dryRun,
      unit: content.unit,
      year: content.year === 0 ? null : content.year,
      sheets,
    },
    `${done}${sheets.length} 张表（${sheets.join('、')}）。\n`,
    environment,
  )
  return EXIT.ok
}
