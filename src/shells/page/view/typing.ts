/** The field of the sheet: it has the focus while one moves from cell to cell, blank; what is typed stands in it. */
export function sheetField(within: ParentNode | null): HTMLTextAreaElement | null {
  return within?.querySelector<HTMLTextAreaElement>('.sheet textarea') ?? null
}

/** Whether keys belong to a text that is being written. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false
  return target.closest('.sheet') === null || target.value !== ''
}

/** What is being written is taken as if one had left its field; the keyboard stays there. */
export function takeTyped(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement) || !isTyping(field)) return
  field.blur()
  field.focus({ preventScroll: true })
}
