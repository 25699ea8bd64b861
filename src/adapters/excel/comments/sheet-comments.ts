import { toA1 } from '../../../core/model/cell-address.ts'
import type { CellEdit } from '../../../core/model/edits.ts'
import { CommentsPart, emptyCommentsXml } from './comments-part.ts'
import { type Dialect, SPREADSHEET_TYPE } from '../write/dialect.ts'
import { NoteBoxes } from './note-boxes.ts'
import { partKey, type Relationship } from '../../opc/package.ts'
import type { PackageDraft } from '../../opc/package-draft.ts'
import { type InnerRelationship, SharedParts } from '../../opc/part-targets.ts'
import { refusal } from '../refusals.ts'
import { blockOf, blockText, type SheetLayout } from '../write/sheet-layout.ts'
import { emptyPersonsXml, PERSONS_RELATIONSHIP, PERSONS_TYPE, ThreadReplies } from './thread-replies.ts'
import { newNotesDrawing, takenBlocks, VmlNotes, withOwnBlocks } from './vml-notes.ts'
import { parseXml, relationshipIdOf } from '../../opc/xml/xml-tree.ts'

const COMMENTS_TYPE = `${SPREADSHEET_TYPE}comments+xml`
const THREADS_TYPE = 'application/vnd.ms-excel.threadedcomments+xml'
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing'

/**
 * What all sheets need to put comments: where new parts go, and which blocks of shape ids are free in the whole
 * workbook.
 */
export class CommentWriter {
  private readonly folder: string
  private lastBlock: number | undefined
  private readonly shared: SharedParts

  constructor(
    private readonly draft: PackageDraft,
    private readonly workbookPart: string,
    private readonly dialect: Dialect,
  ) {
    this.shared = new SharedParts(draft)
    this.folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  }

  /**
   * Puts and takes away comments of a sheet (ECMA-376 Part 1, 12.3.3, and the note boxes in its VML drawing). Returns
   * the relationship id for a `legacyDrawing` when the sheet gets its first drawing of this kind.
   */
  apply(sheetPart: string, layout: SheetLayout, cells: readonly CellEdit[]): string | undefined {
    const wanted = cells.filter(({ comment }) => comment !== undefined)
    const puts = wanted.some(({ comment }) => comment !== null)
    const present = this.presentParts(sheetPart, layout)
    requireApart([sheetPart, ...Object.values(present).map((each) => each?.target)])
    if (!present.comments && !puts) return undefined
    const { comments: ofComments, threads: ofThreads } = present
    const commentsName = ofComments
      ? this.shared.own(sheetPart, ofComments, COMMENTS_TYPE)
      : this.newCommentsPart(sheetPart)
    const threadsName = ofThreads && this.shared.own(sheetPart, ofThreads, THREADS_TYPE)
    const drawing = this.drawing(sheetPart, present.drawing) ?? (puts ? this.newDrawing(sheetPart) : undefined)
    const comments = new CommentsPart(this.draft.text(commentsName)!)
    const notes = drawing && new VmlNotes(this.draft.text(drawing.part, true)!, () => this.claimBlock())
    const threads = threadsName === undefined ? undefined : new ThreadReplies(this.draft, threadsName)
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
    this.draft.setText(commentsName, comments.result())
    if (drawing && notes) this.draft.setText(drawing.part, notes.result())
    threads?.store(
      () => this.related(this.workbookPart, ({ type }) => type === 'person')?.target ?? this.newPersonsPart(),
    )
    return drawing?.newId
  }

  /** The first relationship of the part that `fits`, if what it names is there. */
  private related(part: string, fits: (relationship: Relationship) => boolean): InnerRelationship | undefined {
    const found = this.draft.relationships(part).find(fits)
    return found?.target !== undefined && this.draft.has(found.target) ? { ...found, target: found.target } : undefined
  }

  /** A reply names a person; where the list of these is gone, there is a new one. */
  private newPersonsPart(): string {
    const name = this.draft.freeName(`${this.folder}persons/person#.xml`)
    this.draft.add(name, [emptyPersonsXml()], PERSONS_TYPE)
    this.draft.addRelationship(this.workbookPart, PERSONS_RELATIONSHIP, name)
    return name
  }

  /** Where the sheet names comments that are gone, the new ones take their place: a sheet has one part of comments. */
  private newCommentsPart(sheetPart: string): string {
    const lost = this.draft.relationships(sheetPart).find(({ type }) => type === 'comments')?.target
    const name = lost ?? this.draft.freeName(`${this.folder}comments#.xml`)
    this.draft.add(name, [emptyCommentsXml(this.dialect.main)], COMMENTS_TYPE)
    if (lost === undefined) this.draft.addRelationship(sheetPart, `${this.dialect.relationships}/comments`, name)
    return name
  }

  /** What the sheet has of comments; its drawing is the one that its `legacyDrawing` names. */
  private presentParts(
    sheetPart: string,
    layout: SheetLayout,
  ): Readonly<Record<'comments' | 'threads' | 'drawing', InnerRelationship | undefined>> {
    const block = blockOf(layout, 'legacyDrawing')
    const drawingId = block && relationshipIdOf(parseXml(blockText(layout, block)))
    return {
      comments: this.related(sheetPart, ({ type }) => type === 'comments'),
      threads: this.related(sheetPart, ({ type }) => type === 'threadedComment'),
      drawing: this.related(sheetPart, ({ id, type }) => id === drawingId && type === 'vmlDrawing'),
    }
  }

  private drawing(
    sheetPart: string,
    present: InnerRelationship | undefined,
  ): { part: string; newId?: string } | undefined {
    if (!present) return undefined
    const rewrite = (text: string): string => withOwnBlocks(text, () => this.claimBlock())
    return { part: this.shared.own(sheetPart, present, undefined, rewrite) }
  }

  private newDrawing(sheetPart: string): { part: string; newId?: string } {
    const part = this.draft.freeName(`${this.folder}drawings/vmlDrawing#.vml`)
    const shapeBlock = this.claimBlock()
    this.draft.add(part, [newNotesDrawing(shapeBlock)])
    this.draft.addDefaultType('vml', VML_TYPE)
    return { part, newId: this.draft.addRelationship(sheetPart, `${this.dialect.relationships}/vmlDrawing`, part) }
  }

  /** A block of shape ids that no drawing of the workbook claims. */
  private claimBlock(): number {
    this.lastBlock ??= this.draft
      .keys()
      .filter((key) => key.endsWith('.vml'))
      .flatMap((key) => takenBlocks(this.draft.text(key, true) ?? ''))
      .reduce((highest, block) => Math.max(highest, block), 0)
    this.lastBlock += 1
    return this.lastBlock
  }
}

/** A part that stands for two of them would be written twice, and what was written first lost. */
function requireApart(names: readonly (string | undefined)[]): void {
  const keys = names.flatMap((name) => (name === undefined ? [] : [partKey(name)]))
  if (new Set(keys).size < keys.length) throw refusal('damaged')
}
