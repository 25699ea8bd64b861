/** The field of the sheet: it has the focus while one moves from cell to cell, blank; what is typed stands in it. */
export function sheetField(within: ParentNode | null): HTMLTextAreaElement | null {
  return within?.querySelector<HTMLTextAreaElement>('.sheet textarea') ?? null
}

/** Whether keys belong to a text that is being written. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false
  return target.closest('.sheet') === null || target.value !== ''
}
