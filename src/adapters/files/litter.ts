/** What systems and programs leave behind beside the files of people: never handed in, never worth a line. */
const LITTER = [
  // Lock files of Excel, WPS and LibreOffice.
  /^~\$/,
  /^\.~/,
  // Of systems: what the Finder, Windows, a NAS write.
  /^\.DS_Store$/i,
  /^\._/,
  /^__MACOSX$/i,
  /^\.(Spotlight-V100|Trashes|Trash-.*|fseventsd|TemporaryItems|localized|directory)$/i,
  /^(Thumbs|ehthumbs(_vista)?)\.db$/i,
  /^desktop\.ini$/i,
  /^(\$RECYCLE\.BIN|System Volume Information|@eaDir|#recycle)$/i,
  // Our own: journals, and files that are being written.
  /^\.jiaobiao($|-)/,
]

export function isLitter(name: string): boolean {
  return LITTER.some((each) => each.test(name))
}
