import { dirname, join, resolve } from 'node:path'
import { PathError, shownPath } from '../../adapters/files/collect-workbooks.ts'
import type { FoundFile } from '../../adapters/files/found-file.ts'
import { exists, isFolder, isOneOf } from '../../adapters/files/guard-output.ts'
import { NotWrittenError } from '../../adapters/files/not-written.ts'
import { Outputs, type OutputRule } from '../../adapters/files/outputs.ts'
import type { OutputKind } from '../../adapters/files/written-log.ts'
import { SCHEMA_VERSION } from '../report/json-report.ts'
import type { CommonOptions } from './common-options.ts'
import { type Environment, EXIT, UsageError } from './environment.ts'

/** Throws UsageError when an output folder is a file, or lies below one. */
export function refuseFile(absolute: string, shown: string): void {
  if (exists(absolute)) {
    if (!isFolder(absolute)) throw new UsageError(`「${shown}」是文件，输出位置应是文件夹。`)
    return
  }
  const above = dirname(absolute)
  if (exists(above) && !isFolder(above)) throw new UsageError(`「${shown}」没有写成：路径中有一段不是文件夹。`)
  if (above !== absolute) refuseFile(above, shown)
}

/** What a command may write over. `folder`: of a batch; where it carries a journal, the log stands beside that, too. */
export function outputRule(
  kind: OutputKind,
  { overwrite }: Pick<CommonOptions, 'overwrite'>,
  environment: Environment,
  folder?: string,
): OutputRule {
  const beside = folder === undefined ? [] : [join(folder, '.jiaobiao')].filter(isFolder)
  const logs = [environment.stateFolder, ...beside].map((place) => join(place, 'written.log'))
  // What names people and says what is written to them is nobody else's business.
  return { kind, overwrite, logs, ...(kind === 'mail-plan' ? { mode: 0o600 } : {}) }
}

/** For commands that write one file, or several that belong together. */
export function outputsOf(
  kind: OutputKind,
  options: Pick<CommonOptions, 'overwrite'>,
  environment: Environment,
): Outputs {
  return new Outputs(outputRule(kind, options, environment))
}

/** Files of a command below its output folder; one that cannot be written does not stop the others. */
export class OutputFiles {
  private readonly unwritten: string[] = []

  constructor(
    private readonly outputs: Outputs,
    private readonly folder: string,
  ) {}

  /** Whether it could be written. */
  put(target: string, bytes: Uint8Array): boolean {
    try {
      this.outputs.publish(join(this.folder, target), bytes)
      return true
    } catch (error) {
      if (!(error instanceof NotWrittenError)) throw error
      this.unwritten.push(error.told(target))
      return false
    }
  }

  /** Names what could not be written. Answers with the exit code, which is the given one where nothing failed. */
  end(code: number, environment: Environment): number {
    tellUnwritten(this.unwritten, environment)
    return this.unwritten.length > 0 ? EXIT.unreadable : code
  }
}

/** At the end, where it is seen: a sentence for each file, and what to do. */
export function tellUnwritten(sentences: readonly string[], { stderr }: Environment, resumable = false): void {
  if (sentences.length === 0) return
  const again = `处理好以后，再运行一次同样的命令${resumable ? '；文件多的加 --resume，只补做没有写成的' : ''}。`
  stderr(`有 ${sentences.length} 个文件没有写成：\n${sentences.map((each) => `  ${each}\n`).join('')}${again}\n`)
}

/** The target of `--out FILE`. Throws UsageError when it is a folder or the input itself. */
export function outputFile(out: string, inputs: readonly string[], { cwd }: Environment, option = '--out'): string {
  const absolute = resolve(cwd, out)
  if (out === '') throw new UsageError(`${option} 后面要写文件名。`)
  if (isFolder(absolute)) throw new UsageError(`「${out}」是文件夹，${option} 后面要写文件名。`)
  if (isOneOf(out, inputs, cwd))
    throw new UsageError(`${option} 就是输入的文件「${out}」，原件不能覆盖，请换一个名称。`)
  return absolute
}

/** A single file given by name. Throws PathError when it is not there, UsageError for a folder. */
export function inputFile(given: string, { cwd }: Environment): FoundFile {
  const absolute = resolve(cwd, given)
  const path = shownPath(given, cwd)
  if (given === '' || !exists(absolute)) throw new PathError(`找不到「${path}」，请检查路径。`)
  if (isFolder(absolute)) throw new UsageError(`「${path}」是文件夹，这里要一个文件。`)
  return { absolute, path, inside: path, folder: undefined }
}

/** A result as text, or as a JSON document with its keys behind the common ones. */
export function printResult(
  format: 'text' | 'json' | 'ndjson',
  data: object,
  text: string,
  environment: Environment,
): void {
  if (format === 'text') environment.stdout(text)
  else {
    const document = {
      schemaVersion: SCHEMA_VERSION,
      tool: { name: 'jiaobiao', version: environment.version },
      ...data,
    }
    environment.stdout(`${JSON.stringify(document, null, format === 'json' ? 2 : undefined)}\n`, 'document')
  }
}
