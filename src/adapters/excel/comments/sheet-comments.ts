import { toA1 } from '../../../core/model/cell-address.ts'
import type { CellEdit } from '../../../core/model/edits.ts'
import { CommentsPart, emptyCommentsXml } from './comments-part.ts'
import { type Dialect, SPREADSHEET_TYPE } from '../write/dialect.ts'
import { NoteBoxes } from './note-boxes.ts'
import { partKey } from '../../opc/package.ts'
import type { PackageDraft } from '../../opc/package-draft.ts'
import { refusal } from '../refusals.ts'
import { blockOf, blockText, type SheetLayout } from '../write/sheet-layout.ts'
import { emptyPersonsXml, PERSONS_RELATIONSHIP, PERSONS_TYPE, ThreadReplies } from './thread-replies.ts'
import { newNotesDrawing, takenBlocks, VmlNotes } from './vml-notes.ts'
import { parseXml, relationshipIdOf } from '../../opc/xml/xml-tree.ts'

const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing'

/**
 * What all sheets need to put comments: where new parts go, and which blocks of shape ids are free in the whole
 * workbook.
 */
export class CommentWriter {
  readonly #draft: PackageDraft
  readonly #dialect: Dialect
  readonly #folder: string
  readonly #workbookPart: string
  #lastBlock: number | undefined

  constructor(draft: PackageDraft, workbookPart: string, dialect: Dialect) {
    this.#draft = draft
    this.#dialect = dialect
    this.#folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
    this.#workbookPart = workbookPart
  }

  /**
   * Puts and takes away comments of a sheet (ECMA-376 Part 1, 12.3.3, and the note boxes in its VML drawing). Returns
   * the relationship id for a `legacyDrawing` when the sheet gets its first drawing of this kind.
   */
  apply(sheetPart: string, layout: SheetLayout, cells: readonly CellEdit[]): string | undefined {
    const wanted = cells.filter(({ comment }) => comment !== undefined)
    const puts = wanted.some(({ comment }) => comment !== null)
    const commentsName = this.#related(sheetPart, 'comments') ?? (puts ? this.#newCommentsPart(sheetPart) : undefined)
    if (commentsName === undefined) return undefined
    const drawing = this.#drawing(sheetPart, layout, puts)
    const threadsName = this.#related(sheetPart, 'threadedComment')
    requireApart([sheetPart, commentsName, drawing?.part, threadsName])
    const comments = new CommentsPart(this.#draft.text(commentsName)!)
    const notes = drawing && new VmlNotes(this.#draft.text(drawing.part, true)!, () => this.#claimBlock())
    const threads = threadsName === undefined ? undefined : new ThreadReplies(this.#draft, threadsName)
    const boxes = new NoteBoxes(layout)
    for (const { row, column, comment } of wanted) {
      const reference = toA1({ row, column })
      if (comment) {
        const box = boxes.boxFor(row, column, comments.shownText(reference, comment.author, comment.text))
        comments.put(reference, comment.author, comment.text)
        threads?.put(reference, comment.author, comment.text)
        if (notes?.has(row, column)) notes.enlarge(row, column, box)
        else notes?.add(row, column, box)
      } else {
        if (comments.remove(reference) === 'removed') notes?.remove(row, column)
        threads?.remove(reference)
      }
    }
    this.#draft.setText(commentsName, comments.result())
    if (drawing && notes) this.#draft.setText(drawing.part, notes.result())
    threads?.store(() => this.#related(this.#workbookPart, 'person') ?? this.#newPersonsPart())
    return drawing?.newId
  }

  #related(part: string, type: string): string | undefined {
    const target = this.#draft.relationships(part).find((relationship) => relationship.type === type)?.target
    return target !== undefined && this.#draft.has(target) ? target : undefined
  }

  /** A reply names a person; where the list of these is gone, there is a new one. */
  #newPersonsPart(): string {
    const name = this.#draft.freeName(`${this.#folder}persons/person#.xml`)
    this.#draft.add(name, [emptyPersonsXml()], PERSONS_TYPE)
    this.#draft.addRelationship(this.#workbookPart, PERSONS_RELATIONSHIP, name)
    return name
  }

  /** Where the sheet names comments that are gone, the new ones take their place: a sheet has one part of comments. */
  #newCommentsPart(sheetPart: string): string {
    const lost = this.#draft.relationships(sheetPart).find(({ type }) => type === 'comments')?.target
    const name = lost ?? this.#draft.freeName(`${this.#folder}comments#.xml`)
    this.#draft.add(name, [emptyCommentsXml(this.#dialect.main)], `${SPREADSHEET_TYPE}comments+xml`)
    if (lost === undefined) this.#draft.addRelationship(sheetPart, `${this.#dialect.relationships}/comments`, name)
    return name
  }

  /** The drawing that the sheet's `legacyDrawing` names, or a new one. */
  #drawing(sheetPart: string, layout: SheetLayout, create: boolean): { part: string; newId?: string } | undefined {
    const block = blockOf(layout, 'legacyDrawing')
    const id = block && relationshipIdOf(parseXml(blockText(layout, block)))
    const present =
      id && this.#draft.relationships(sheetPart).find((each) => each.id === id && each.type === 'vmlDrawing')?.target
    if (present && this.#draft.has(present)) return { part: present }
    if (!create) return undefined
    const part = this.#draft.freeName(`${this.#folder}drawings/vmlDrawing#.vml`)
    const shapeBlock = this.#claimBlock()
    this.#draft.add(part, [newNotesDrawing(shapeBlock)])
    this.#draft.addDefaultType('vml', VML_TYPE)
    return { part, newId: this.#draft.addRelationship(sheetPart, `${this.#dialect.relationships}/vmlDrawing`, part) }
  }

  /** A block of shape ids that no drawing of the workbook claims. */
  #claimBlock(): number {
    this.#lastBlock ??= this.#draft
      .keys()
      .filter((key) => key.endsWith('.vml'))
      .flatMap((key) => takenBlocks(this.#draft.text(key, true) ?? ''))
      .reduce((highest, block) => Math.max(highest, block), 0)
    this.#lastBlock += 1
    return this.#lastBlock
  }
}

/** A part that stands for two of them would be written twice, and what was written first lost. */
function requireApart(names: readonly (string | undefined)[]): void {
  const keys = names.flatMap((name) => (name === undefined ? [] : [partKey(name)]))
  if (new Set(keys).size < keys.length) throw refusal('damaged')
}
