/** A part of a file name: what systems do not allow is replaced, and it is not too long. */
export function fileNamePart(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return [...clean].slice(0, 60).join('').trim()
}
