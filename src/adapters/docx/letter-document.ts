import type { IParagraphOptions, IRunOptions, Paragraph, TextRun } from 'docx'
import {
  type LetterPage,
  type LetterParagraph,
  type ParagraphRole,
  printableText,
} from '../../core/letters/letter-page.ts'
import { withFixedTimes } from '../opc/fixed-times.ts'

/** A4 in twentieths of a point, with margins that leave a page of text. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1247, bottom: 1134, left: 1474, right: 1474 },
} as const
/** 小四, in half points. */
const SIZE = 24
/** One letter of that size, in twentieths of a point. */
const LETTER = SIZE * 10
/** Fonts of every Chinese Windows; figures and Latin letters in one of theirs. */
const LATIN = { ascii: 'Times New Roman', hAnsi: 'Times New Roman' }
const SONG = { ...LATIN, eastAsia: '宋体' }
const HEI = { ...LATIN, eastAsia: '黑体' }

interface Look {
  readonly paragraph: Pick<IParagraphOptions, 'alignment' | 'indent' | 'spacing' | 'keepNext'>
  readonly run: Pick<IRunOptions, 'bold' | 'size' | 'font'>
}

/** Fixed, in twentieths of a point, so that a page holds as many lines whatever the font: 20 and 30 points. */
const LINE = { line: 400, lineRule: 'exact' } as const
const TITLE_LINE = { line: 600, lineRule: 'exact' } as const
/** Before running text that follows a list. */
const PARTED = 100
const HANGING = { left: 1.5 * LETTER, hanging: 1.5 * LETTER }
const LOOKS: Readonly<Record<ParagraphRole, Look>> = {
  title: {
    paragraph: { alignment: 'center', spacing: { ...TITLE_LINE, after: 160 } },
    run: { size: 36, font: HEI },
  },
  receiver: { paragraph: { spacing: LINE }, run: { bold: true } },
  text: { paragraph: { alignment: 'both', indent: { firstLine: 2 * LETTER }, spacing: LINE }, run: {} },
  headline: {
    paragraph: { indent: { firstLine: 2 * LETTER }, spacing: { ...LINE, before: 60, after: 60 } },
    run: { bold: true },
  },
  form: { paragraph: { keepNext: true, spacing: { ...LINE, before: 120 } }, run: { bold: true, font: HEI } },
  point: { paragraph: { alignment: 'both', indent: HANGING, spacing: LINE }, run: {} },
  more: { paragraph: { indent: { left: HANGING.left }, spacing: { ...LINE, before: 60, after: 60 } }, run: {} },
  signature: { paragraph: { alignment: 'right', spacing: { ...LINE, before: 200 } }, run: {} },
}

/** The library writes the moment into it; this is the same for all. */
const PROPERTIES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>校表</dc:creator>' +
  '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:created>' +
  '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'

/** A letter as a Word document (.docx) on A4. The same page gives the same bytes, on any day. */
export async function letterDocument({ paragraphs }: LetterPage): Promise<Uint8Array> {
  const { Document, Packer, Paragraph: DocxParagraph, TextRun: DocxRun } = await import('docx')
  const runsOf = ({ role, lead = '', text }: LetterParagraph): TextRun[] => [
    ...(lead === '' ? [] : [new DocxRun({ ...LOOKS[role].run, bold: true, text: printableText(lead) })]),
    new DocxRun({ ...LOOKS[role].run, text: printableText(text) }),
  ]
  const children = paragraphs.map((each, index): Paragraph => {
    const { paragraph } = LOOKS[each.role]
    const parted = each.role === 'text' && paragraphs[index - 1]?.role === 'point'
    const spacing = { ...paragraph.spacing, ...(parted ? { before: PARTED } : {}) }
    return new DocxParagraph({ ...paragraph, spacing, children: runsOf(each) })
  })
  const document = new Document({
    styles: {
      default: {
        document: {
          run: { font: SONG, size: SIZE, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
        },
      },
    },
    sections: [{ properties: { page: PAGE }, children }],
  })
  const core = { path: 'docProps/core.xml', data: PROPERTIES }
  return withFixedTimes(new Uint8Array(await Packer.toBuffer(document, undefined, [core])))
}
