import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { letterDocument } from '../../../adapters/docx/letter-document.ts'
import { isFolder, liesInside } from '../../../adapters/files/guard-output.ts'
import { fileNamePart } from '../../../core/identity/file-name-part.ts'
import type { OtherFile } from '../../../core/intake/other-file.ts'
import { type Letter, type LetterBatch, type LetterKind, lettersDue } from '../../../core/letters/letters-due.ts'
import { type RepeatedSets, setNames } from '../../../core/letters/repeated-sets.ts'
import type { Scheme } from '../../../core/scheme/scheme.ts'
import { letterHtml } from '../../report/letters/letter-html.ts'
import { letterSetOfCopies } from '../../report/letters/letter-set-of.ts'
import { OthersOfSets } from '../../report/others-of-sets.ts'
import { recordOf, type SubmissionRecord } from '../../report/submission-record.ts'
import type { Intake } from '../../review/intake.ts'
import { LetterSource, writtenAbove } from '../../review/letter-source.ts'
import { find, reviewing } from '../../review/review-here.ts'
import type { CommonOptions } from '../common-options.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { LetterOptions } from '../letter-options.ts'
import { letterSettings } from '../letter-settings.ts'
import { chosenScheme } from '../options.ts'
import { OutputFiles, outputsOf, printResult, refuseFile } from '../output.ts'

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
  const scheme = chosenScheme(options)
  const { folder, batch: told } = toldOf(results, absolute, scheme)
  const settings = letterSettings(options, folder, environment)
  const batch = told ?? (await reviewedBatch(results, absolute, scheme, environment))
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

interface Told {
  /** By which what the office says is found. */
  readonly folder: string
  readonly batch: LetterBatch | undefined
}

/**
 * What `correct` said of the folder, or of the sets to which the workbook or folder belongs; no batch where it left no
 * results.json.
 */
function toldOf(results: string, absolute: string, scheme: Scheme | undefined): Told {
  const folder = isFolder(absolute) ? absolute : dirname(absolute)
  const source = folder === absolute ? new LetterSource(absolute, scheme) : undefined
  if (source?.isUnusable)
    throw new UsageError(
      `「${results}」里的「results.json」不完整，或不是这个版本写的。请重新运行 jiaobiao correct，再写信。`,
    )
  if (source?.batch)
    return { folder, batch: { ...source.batch, sets: source.batch.sets.map((set) => source.now(set)) } }
  const above = writtenAbove(absolute, scheme)
  return above ? { folder: above.folder, batch: setsAlone(above.sets) } : { folder, batch: undefined }
}

function setsAlone(sets: LetterBatch['sets']): LetterBatch {
  return { sets, loose: [], roster: [] }
}

/** The corrected workbooks themselves, reviewed anew; of one workbook the set that it makes with those beside it. */
async function reviewedBatch(
  results: string,
  absolute: string,
  scheme: Scheme | undefined,
  environment: Environment,
): Promise<LetterBatch> {
  const { intake, own } = await taken(results, absolute, environment)
  try {
    const others = new OthersOfSets(intake.others)
    const options = { applied: true, ...(scheme ? { scheme } : {}) }
    const records: SubmissionRecord[] = []
    for await (const { reviewed } of reviewing(intake.files, options, environment))
      records.push(others.with(recordOf(reviewed)))
    const { records: alone, loose } = others.rest()
    const isOwn = ({ workbooks }: SubmissionRecord): boolean => workbooks.some(({ path }) => path === own)
    const asked = own === undefined ? records : records.filter(isOwn)
    if (!asked.some(({ workbooks }) => workbooks.some(({ returned }) => returned)))
      throw new UsageError(
        `「${results}」里没有 correct 写出的工作簿。请先运行 jiaobiao correct ${basename(results)} --out 审核结果，再对「审核结果」写信。`,
      )
    if (own !== undefined) return setsAlone(asked.map(letterSetOfCopies))
    return { sets: [...records, ...alone].map(letterSetOfCopies), loose, roster: [] }
  } finally {
    intake.done()
  }
}

/** What is to be reviewed: where it is for the sake of one workbook, which lies there with others, `own` is its path. */
async function taken(
  results: string,
  absolute: string,
  environment: Environment,
): Promise<{ readonly intake: Intake; readonly own: string | undefined }> {
  if (existsSync(absolute) && !isFolder(absolute) && !/\.zip$/i.test(absolute)) {
    const intake = await find([dirname(results)], environment)
    const own = intake.files.find((file) => file.absolute === absolute)?.path
    if (own !== undefined) return { intake, own }
    intake.done()
  }
  return { intake: await find([results], environment), own: undefined }
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
