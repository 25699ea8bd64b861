/** The edits name something that the workbook does not have, or would leave it in a state that no program opens. */
export class WorkbookEditError extends Error {
  override readonly name = 'WorkbookEditError'
}
