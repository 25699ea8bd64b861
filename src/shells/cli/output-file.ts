import { resolve } from 'node:path'
import { exists, isFolder } from '../../adapters/files/guard-output.ts'
import { type Environment, UsageError } from './environment.ts'
import type { CommonOptions } from './common-options.ts'
import { outputFile, outputsOf } from './output.ts'
import { printable } from './printable.ts'

/**
 * `--output FILE`: what a command says on stdout goes into a file, whole or not at all, without colours. UTF-8; a text
 * begins with the mark by which the editors of Windows know it there. A run that is stopped or refused leaves no file.
 */
export async function intoFile(
  output: string,
  options: Pick<CommonOptions, 'format' | 'overwrite'>,
  given: readonly string[],
  environment: Environment,
  act: (environment: Environment) => number | Promise<number>,
): Promise<number> {
  if (WORKBOOK.test(output))
    throw new UsageError(`--output 写出的是文字或 JSON，文件名不能像「${output}」这样以工作簿的扩展名结尾。`)
  const target = outputFile(output, inputsOf(given, environment), environment, '--output')
  const outputs = outputsOf('report', options, environment)
  outputs.refuseOthers([target])
  const file = outputs.stream(target)
  try {
    file.write(byteOrderMark(options.format, process.platform))
    const stdout: Environment['stdout'] = (text, form = 'text') =>
      file.write(form === 'document' ? text : printable(text, PLAIN))
    const code = await act({ ...environment, stdout, colour: false })
    file.done()
    environment.stderr(`结果已写到「${output}」。\n`)
    return code
  } finally {
    file.abandon()
  }
}

const PLAIN = { colour: false, progress: false } as const
const WORKBOOK = /\.(xlsx|xlsm|xls|et|xlsb|ods)$/i

function inputsOf(given: readonly string[], { cwd }: Environment): string[] {
  return given.filter((path) => exists(resolve(cwd, path)) && !isFolder(resolve(cwd, path)))
}

/** JSON has none by its standard. */
export function byteOrderMark(format: CommonOptions['format'], platform: NodeJS.Platform): string {
  return format === 'text' && platform === 'win32' ? '\uFEFF' : ''
}
