/** What systems and programs leave behind beside the files of people: never handed in, never worth a line. */
const LITTER = [
  // Lock files of Excel, WPS and LibreOffice.
  /^~\$/,
  /^\.~/,
  // Of systems: what the Finder, Windows, a NAS write.
  /^\.DS_Store$/i,
  /^\._/,
  /^__MACOSX$/i,
  /^\.(Spotlight-V100|Trash(es|-.*)?|fseventsd|DocumentRevisions-V100|TemporaryItems|AppleDouble|localized|directory|hidden)$/i,
  /^\.(apdisk|VolumeIcon\.icns|metadata_never_index)$/i,
  /^Icon\r$/i,
  // Of storage boxes and programs that keep folders alike.
  /^\.(recycle(\.bin)?|@__thumb|@__qini|@upload_cache|streams|snapshots?|zfs|sync|stfolder|stversions|dropbox(\.cache)?)$/i,
  /^\.(git|svn|gitignore|gitkeep)$/i,
  /^lost\+found$/i,
  /^(Thumbs|ehthumbs(_vista)?)\.db$/i,
  /^desktop\.ini$/i,
  /^(\$RECYCLE\.BIN|System Volume Information|@eaDir|#recycle)$/i,
  // Our own: journals, and files that are being written.
  /^\.jiaobiao($|[-.])/,
]

export function isLitter(name: string): boolean {
  return LITTER.some((each) => each.test(name))
}
