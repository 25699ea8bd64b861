import { basename, dirname, resolve } from 'node:path'
import { letterDocument } from '../../../adapters/docx/letter-document.ts'
import { isFolder, liesInside } from '../../../adapters/files/guard-output.ts'
import type { OtherFile } from '../../../core/intake/other-file.ts'
import { type Letter, type LetterBatch, type LetterKind, lettersDue } from '../../../core/letters/letters-due.ts'
import { type RepeatedSets, setNames } from '../../../core/letters/repeated-sets.ts'
import type { Scheme } from '../../../core/scheme/scheme.ts'
import { letterHtml } from '../../report/letters/letter-html.ts'
import { letterSetOfCopies } from '../../report/letters/letter-set-of.ts'
import { OthersOfSets } from '../../report/others-of-sets.ts'
import { recordOf, type SubmissionRecord } from '../../report/submission-record.ts'
import { LetterSource } from '../../review/letter-source.ts'
import { find, reviewing } from '../../review/review-here.ts'
import type { CommonOptions } from '../common-options.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { LetterOptions } from '../letter-options.ts'
import { letterSettings } from '../letter-settings.ts'
import { chosenScheme } from '../options.ts'
import { fileNamePart, OutputFiles, outputsOf, printResult, refuseFile } from '../output.ts'

export interface LetterCommandOptions extends CommonOptions, LetterOptions {
  readonly out: string
}

/** `jiaobiao letter 审核结果 --out DIR`: a printable page a unit, as .docx and .html. */
export async function letter(
  results: string,
  options: LetterCommandOptions,
  environment: Environment,
): Promise<number> {
  const absolute = resolve(environment.cwd, results)
  const out = resolve(environment.cwd, options.out)
  refuseFile(out, options.out)
  if (liesInside(options.out, [results], environment.cwd))
    throw new UsageError(`「${options.out}」在「${results}」里面，请另选一个位置，以免混在一起。`)
  const folder = isFolder(absolute) ? absolute : dirname(absolute)
  const settings = letterSettings(options, folder, environment)
  const scheme = chosenScheme(options)
  const batch = batchOf(results, absolute, scheme) ?? (await reviewedBatch(results, scheme, environment))
  const { letters, unaddressed, repeated } = lettersDue(batch, settings)
  const names = namesOf(letters)
  const written = new OutputFiles(outputsOf('letter', options, environment), out)
  const files: string[] = []
  for (const [index, { page }] of letters.entries()) {
    const [document, html] = [`${names[index]}.docx`, `${names[index]}.html`]
    if (options.dryRun || written.put(document, await letterDocument(page))) files.push(document)
    if (options.dryRun || written.put(html, new TextEncoder().encode(letterHtml(page)))) files.push(html)
  }
  const data = {
    command: 'letter',
    out: options.out,
    dryRun: options.dryRun,
    letters: letters.map(({ unit, kind }, index) => ({ unit, kind, file: `${names[index]}.docx` })),
    unaddressed,
    repeated: repeated.map(({ unit, sets }) => ({ unit, sets: sets.map(({ name }) => name) })),
    files,
  }
  const text = resultText(letters, names, unaddressed, options) + repeatedText(repeated, options)
  printResult(options.format, data, text, environment)
  return written.end(EXIT.ok, environment)
}

/** What `correct` said of the folder; undefined where it left no results.json. */
function batchOf(results: string, absolute: string, scheme: Scheme | undefined): LetterBatch | undefined {
  if (!isFolder(absolute)) return undefined
  const source = new LetterSource(absolute, scheme)
  if (source.isUnusable)
    throw new UsageError(
      `「${results}」里的「results.json」不完整，或不是这个版本写的。请重新运行 jiaobiao correct，再写信。`,
    )
  return source.batch && { ...source.batch, sets: source.batch.sets.map((set) => source.now(set)) }
}

/** The corrected workbooks themselves, reviewed anew. */
async function reviewedBatch(
  results: string,
  scheme: Scheme | undefined,
  environment: Environment,
): Promise<LetterBatch> {
  const intake = await find([results], environment)
  try {
    const others = new OthersOfSets(intake.others)
    const options = { applied: true, ...(scheme ? { scheme } : {}) }
    const records: SubmissionRecord[] = []
    for await (const { reviewed } of reviewing(intake.files, options, environment))
      records.push(others.with(recordOf(reviewed)))
    const { records: alone, loose } = others.rest()
    const sets = [...records, ...alone].map(letterSetOfCopies)
    if (!records.some(({ workbooks }) => workbooks.some(({ returned }) => returned)))
      throw new UsageError(
        `「${results}」里没有 correct 写出的工作簿。请先运行 jiaobiao correct ${basename(results)} --out 审核结果，再对「审核结果」写信。`,
      )
    return { sets, loose, roster: [] }
  } finally {
    intake.done()
  }
}

/** 「某某局 反馈意见」, each name once; without a unit by what it was read from. */
function namesOf(letters: readonly Letter[]): string[] {
  const taken = new Set<string>()
  return letters.map(({ unit, kind }) => {
    const base = `${fileNamePart(unit) || '未写明单位'} ${kind}`
    let name = base
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}(${count})`
    taken.add(name.toLowerCase())
    return name
  })
}

/** A unit that gets several letters, which may contradict each other: a sentence each. */
function repeatedText(repeated: readonly RepeatedSets[], { dryRun }: LetterCommandOptions): string {
  const told = repeated.slice(0, MOST_NAMED).map((each) => {
    const { length } = each.sets
    return `${each.unit}交了 ${length} 套（${setNames(each)}），${dryRun ? '将写' : '写了'} ${length} 份信，请只留一套再发。\n`
  })
  const more = repeated.length > told.length ? `……共 ${repeated.length} 个单位交了几套。\n` : ''
  return told.join('') + more
}

const KINDS: readonly LetterKind[] = ['反馈意见', '已完成', '催报']
const MOST_NAMED = 30

function resultText(
  letters: readonly Letter[],
  names: readonly string[],
  unaddressed: readonly OtherFile[],
  { out, dryRun }: LetterCommandOptions,
): string {
  if (letters.length === 0) return '没有要写的信。\n'
  const counts = KINDS.flatMap((kind) => {
    const count = letters.filter((each) => each.kind === kind).length
    return count > 0 ? [`${kind} ${count} 份`] : []
  })
  const head = dryRun
    ? `试运行，没有写文件。将写到「${out}」`
    : `已写到「${out}」，每份有 .docx（打印）和 .html（在浏览器里看）`
  const shown = names.slice(0, MOST_NAMED).map((name) => `  ${name}`)
  const more = names.length > shown.length ? [`  ……共 ${names.length} 份`] : []
  const lost =
    unaddressed.length > 0
      ? [
          `另有 ${unaddressed.length} 个文件看不出是哪个单位的，没有写信：${unaddressed
            .slice(0, 5)
            .map(({ path }) => `「${path}」`)
            .join('')}${unaddressed.length > 5 ? '等' : ''}。`,
        ]
      : []
  return `${[`${counts.join('，')}。${head}：`, ...shown, ...more, ...lost].join('\n')}\n`
}
