/** What a file in the input is, when it is no workbook that is checked. */
export type OtherKind = keyof typeof OTHER_KINDS

/** A file (or folder) of the input that is not checked, with one sentence on what to do. */
export interface OtherFile {
  /** As reports show it: 「收件/教育局.zip/报告.docx」. */
  readonly path: string
  readonly kind: OtherKind
  readonly what: string
}

/** Each kind in two or three words, and what a clerk is told of it. */
export const OTHER_KINDS = {
  word: { name: 'Word 文档', what: '不核对 Word 文档。自评表如果只写在里面，请改交 Excel 工作簿。' },
  pdf: { name: 'PDF', what: '不核对 PDF。自评表如果只有这一份，请改交 Excel 工作簿。' },
  picture: { name: '图片', what: '不核对图片。自评表如果只有照片或扫描件，请改交 Excel 工作簿。' },
  presentation: { name: '演示文稿', what: '不核对演示文稿。自评表请交 Excel 工作簿。' },
  text: { name: '文本文件', what: '不核对文本和 CSV 文件。自评表请交 Excel 工作簿。' },
  archive: {
    name: '压缩包打不开',
    what: '这种压缩包这里打不开，里面有什么没有看到。请解压以后，把里面的文件重新交来。',
  },
  password: { name: '设有密码', what: '设有密码，打不开。请取消密码后再交。' },
  'another-form': { name: '别的表', what: '不是绩效自评表，没有核对。' },
  'not-a-form': { name: '不是自评表', what: '工作簿里没有绩效自评表，没有核对。' },
  unreadable: { name: '读不了', what: '读不出来，请重新保存后再交。' },
  link: { name: '链接', what: '这是指向别处的链接，没有跟过去看。请交文件本身。' },
  'empty-folder': { name: '空文件夹', what: '里面没有文件，请看看是不是漏放了。' },
  'hidden-folder': { name: '隐藏文件夹', what: '没有进去看。里面如果有要交的文件，请移到外面来。' },
  ours: { name: '校表的结果', what: '这是校表自己写出的，不核对。' },
  unknown: { name: '其他文件', what: '认不出是什么文件，没有核对。自评表请交 Excel 工作簿。' },
} as const satisfies Record<string, { readonly name: string; readonly what: string }>

/** The usual sentence of its kind, unless there is more to say. */
export function otherFile(path: string, kind: OtherKind, what: string = OTHER_KINDS[kind].what): OtherFile {
  return { path, kind, what }
}

/** Files that may hold forms which nobody has seen: they count as not read. All others are known for what they are. */
export function isUnread({ kind }: Pick<OtherFile, 'kind'>): boolean {
  return kind === 'archive' || kind === 'password' || kind === 'unreadable' || kind === 'link'
}

/** Whether somebody sent it, and did not leave it behind: our own results and empty folders are no answer of a unit. */
export function isHandedIn({ kind }: Pick<OtherFile, 'kind'>): boolean {
  return kind !== 'ours' && kind !== 'empty-folder' && kind !== 'hidden-folder'
}
