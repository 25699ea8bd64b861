import { readWorkbook } from '../../../adapters/excel/read-workbook.ts'
import { readBytes } from '../../../adapters/files/read-file.ts'
import { withoutOurs } from '../../review/clean-workbook.ts'
import { type Environment, EXIT } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { inputFile, outputFile, outputsOf, printResult } from '../output.ts'

/** `jiaobiao revert FILE --out FILE`: takes our comments, colours, columns, sheets and corrections out again. */
export function revert(
  given: string,
  options: CommonOptions & { readonly out: string },
  environment: Environment,
): number {
  const file = inputFile(given, environment)
  const target = outputFile(options.out, [file.absolute], environment)
  const bytes = readBytes(file)
  const clean = withoutOurs(bytes, readWorkbook(bytes))
  if (!options.dryRun) outputsOf('revert', options, environment).publish(target, clean?.bytes ?? bytes)
  const state = clean === undefined ? 'unmarked' : clean.exact ? 'exact' : 'cleaned'
  const done = options.dryRun ? `试运行，没有写文件。将写到「${options.out}」。` : `已写到「${options.out}」。`
  printResult(
    options.format,
    { command: 'revert', path: file.path, out: options.out, result: state, dryRun: options.dryRun },
    `${state === 'exact' && !clean?.asSent ? SENTENCES.exactCopy : SENTENCES[state]}${done}\n`,
    environment,
  )
  return EXIT.ok
}

const SENTENCES = {
  exact: '已还原为交来时的工作簿，与原件逐字节相同。',
  exactCopy: '已还原为批注前的 .xlsx。它是由交来的文件转换、解密或去掉上一轮的标记而来的，交来的文件请另外保存。',
  cleaned: '工作簿在批注后又改过：已去除校表的批注、颜色、列、工作表和更正，其余改动保留。',
  unmarked: '工作簿里没有校表的标记，内容不变。',
} as const
