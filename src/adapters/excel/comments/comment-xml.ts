import { OWN_AUTHOR, OWN_HEADLINE, ownPart } from './comment-texts.ts'
import { richTextOf, textElementsOf } from './comments-reader.ts'
import type { Patches } from '../../opc/xml/patches.ts'
import { decodeXstring, escapeXstring } from '../../opc/xml/xml-characters.ts'
import { appendTo, edited } from '../../opc/xml/xml-edits.ts'
import { childOf, childrenOf, textOf, type XmlElement } from '../../opc/xml/xml-tree.ts'

const FONT = (p: string): string =>
  `<${p}sz val="9"/><${p}color indexed="81"/><${p}rFont val="宋体"/><${p}charset val="134"/>`

/** Our text as runs (ECMA-376 Part 1, 18.4.4), its headline in bold. */
function ownRuns(p: string, headline: string, text: string, before: string): string {
  const head = `<${p}r><${p}rPr><${p}b/>${FONT(p)}</${p}rPr><${p}t xml:space="preserve">${escapeXstring(`${before}${headline}\n`)}</${p}t></${p}r>`
  return `${head}<${p}r><${p}rPr>${FONT(p)}</${p}rPr><${p}t xml:space="preserve">${escapeXstring(text)}</${p}t></${p}r>`
}

/** The headline by which our comments are known again; another author has his own. */
export function headlineOf(author: string): string {
  return author === OWN_AUTHOR ? OWN_HEADLINE : `【${author}】`
}

/** A `comment` element (18.7.3) that is all ours. */
export function newCommentXml(p: string, reference: string, authorId: number, author: string, text: string): string {
  return `<${p}comment ref="${reference}" authorId="${authorId}" shapeId="0"><${p}text>${ownRuns(p, headlineOf(author), text, '')}</${p}text></${p}comment>`
}

/** The text of a `comment` element as people see it. */
function commentText(comment: string): string {
  let text = ''
  edited(comment, (root) => {
    text = richTextOf(comment, childOf(root, 'text'))
  })
  return text
}

/** A comment of another with ours below it, a blank line between. */
export function withOwnPart(comment: string, author: string, text: string): string {
  return edited(comment, (root, patches) => {
    const content = childOf(root, 'text')
    const runs = ownRuns(root.prefix, headlineOf(author), text, '\n\n')
    if (!content) {
      appendTo(patches, comment, root, `<${root.prefix}text>${runs}</${root.prefix}text>`)
      return
    }
    for (const plain of childrenOf(content, 't')) intoRun(patches, plain)
    const last = content.children.findLast(({ name }) => name === 't' || name === 'r')
    if (last) patches.insert(last.end, `${last.name === 't' ? `</${last.prefix}r>` : ''}${runs}`)
    else appendTo(patches, comment, content, runs)
  })
}

/**
 * Plain text becomes a run: programs show either one text or runs (18.4.8). The closing tag comes with what follows it.
 */
function intoRun(patches: Patches, plain: XmlElement): void {
  patches.insert(plain.start, `<${plain.prefix}r>`)
  const isLast = plain.parent?.children.findLast(({ name }) => name === 't' || name === 'r') === plain
  if (!isLast) patches.insert(plain.end, `</${plain.prefix}r>`)
}

/** The comment without our part; undefined when it is all ours, the same text when nothing is. */
export function withoutOwnPart(comment: string): string | undefined {
  const text = commentText(comment)
  const own = ownPart(text)
  if (!own) return comment
  if (own.start === 0 && own.end === text.length) return undefined
  return edited(comment, (root, patches) => {
    let at = 0
    for (const element of textElementsOf(childOf(root, 'text'))) {
      const words = decodeXstring(textOf(comment, element))
      const [from, to] = [own.start - at, own.end - at]
      at += words.length
      if (from <= 0 && to >= words.length) removeText(patches, element)
      else if (from < words.length && to > 0)
        patches.replace(
          element.openEnd,
          element.closeStart,
          escapeXstring(words.slice(0, Math.max(0, from)) + words.slice(Math.max(0, to))),
        )
    }
  })
}

function removeText(patches: Patches, element: XmlElement): void {
  const run = element.parent?.name === 'r' ? element.parent : undefined
  const whole = run && childrenOf(run, 't').length === 1 ? run : element
  patches.replace(whole.start, whole.end, '')
}
