import { resolve } from 'node:path'
import { type FoundFile, PathError, shownPath } from '../../adapters/files/collect-workbooks.ts'
import { exists, isFolder, isOneOf } from '../../adapters/files/guard-output.ts'
import { SCHEMA_VERSION } from '../report/json-report.ts'
import { type Environment, UsageError } from './environment.ts'

/** Throws UsageError when an output folder is a file. */
export function refuseFile(absolute: string, shown: string): void {
  if (exists(absolute) && !isFolder(absolute)) throw new UsageError(`「${shown}」是文件，输出位置应是文件夹。`)
}

/** The target of `--out FILE`. Throws UsageError when it is a folder or the input itself. */
export function outputFile(out: string, inputs: readonly string[], { cwd }: Environment): string {
  const absolute = resolve(cwd, out)
  if (out === '') throw new UsageError('--out 后面要写文件名。')
  if (isFolder(absolute)) throw new UsageError(`「${out}」是文件夹，--out 后面要写文件名。`)
  if (isOneOf(out, inputs, cwd)) throw new UsageError(`--out 就是输入的文件「${out}」，原件不能覆盖，请换一个名称。`)
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
export function printResult(format: 'text' | 'json' | 'ndjson', data: object, text: string, environment: Environment): void {
  if (format === 'text') environment.stdout(text)
  else {
    const document = { schemaVersion: SCHEMA_VERSION, tool: { name: 'jiaobiao', version: environment.version }, ...data }
    environment.stdout(`${JSON.stringify(document, null, format === 'json' ? 2 : undefined)}\n`, 'document')
  }
}

/** A part of a file name: what systems do not allow is replaced, and it is not too long. */
export function fileNamePart(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return [...clean].slice(0, 60).join('').trim()
}
