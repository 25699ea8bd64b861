import type { Requests, SetView } from '../protocol.ts'
import { fileName } from './places.ts'

/** What can be downloaded of a set as files. */
export type Download = Requests['download']['ask']['what']

/**
 * The workbook to be handed in: the mended one; where something was said that it cannot hold the annotated one, in which
 * explanations stand. One that came back holds them on its own sheet 审核结果.
 */
export function toHandIn({ lacksWords }: SetView): 'mended' | 'annotated' {
  return lacksWords ? 'annotated' : 'mended'
}

/** What the button says that downloads it. */
export function handInText({ lines }: SetView): string {
  return `下载改好的工作簿${lines.some(({ explanation }) => explanation !== '') ? '（含说明）' : ''}`
}

/** Whether all that was done in the page is in it. */
export function holdsAll(view: SetView, what: Download): boolean {
  return what === 'annotated' || what === toHandIn(view)
}

/** Whether it came back with our marks, which the mended workbook keeps. */
export function isReturned({ workbooks }: SetView): boolean {
  return workbooks.some(({ returned }) => returned)
}

const LACKS_ALL = '情况说明不在里面'
const LACKS_NEW = '「审核结果」一页上没有列出的问题，情况说明不在里面'

/** What is said of each, and what its name ends in: among downloads, none is taken for the file that came. */
const SAID: Readonly<Record<Download, { readonly said: string; readonly ending: string }>> = {
  mended: { said: '改好的工作簿已下载', ending: '（修改）' },
  annotated: { said: '带批注的工作簿已下载', ending: '（带批注）' },
  letter: { said: '反馈意见已下载', ending: '' },
}

/** Of what was downloaded before, also the number of a browser behind it. */
const OUR_ENDINGS = /(?:（(?:修改|带批注)）(?: ?\(\d+\))?)+$/

/** 「自评（修改）.xlsx」 of 「甲/自评.xlsx」; a zip of several has a name that tells already. */
export function downloadName(what: Download, path: string): string {
  const name = fileName(path)
  if (/\.zip$/i.test(name)) return name
  const dot = name.lastIndexOf('.')
  const [title, extension] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
  return `${title.replace(OUR_ENDINGS, '')}${SAID[what].ending}${extension}`
}

/** What was not taken over here is put right in it, so that its 审核结果 asks for less than the page does. */
function putRight({ row }: SetView, what: Download): string {
  return what === 'annotated' && row.corrected > 0 ? `。可以采用的 ${row.corrected} 格，里面已代为更正` : ''
}

/** More names are not read. */
const MOST_NAMES = 3

/** What is said when these names were downloaded. */
export function downloadText(view: SetView, what: Download, names: readonly string[]): string {
  const lacks = what === 'mended' && view.lacksWords
  const more = lacks
    ? `。${isReturned(view) ? LACKS_NEW : LACKS_ALL}，要交说明请下载带批注的工作簿`
    : putRight(view, what)
  const many = names.length > MOST_NAMES ? ` 等 ${names.length} 个文件` : ''
  return `${SAID[what].said}：${names.slice(0, MOST_NAMES).join('、')}${many}${more}`
}
