import type { GivenFile, NamedFile } from './protocol.ts'

/** A file as another program hands it in; a path begins with the name of its folder. */
type ProgramFile =
  | Blob
  | (({ readonly name: string } | { readonly path: string }) &
      ({ readonly bytes: Uint8Array } | { readonly file: Blob }))

/** What `globalThis.jiaobiao` is in the page. */
export interface Door {
  /** The contract's JSON, as `jiaobiao check --format json` prints it. */
  check(files: Iterable<ProgramFile>): Promise<object>
  /** What `jiaobiao correct` writes: annotated workbooks, and of several the summaries. */
  correct(files: Iterable<ProgramFile>): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>
}

interface Asks {
  ask(name: 'check', ask: { readonly files: readonly GivenFile[] }): Promise<object>
  ask(name: 'correct', ask: { readonly files: readonly GivenFile[] }): Promise<readonly NamedFile[]>
}

/** The door for programs and tests. What cannot be done is an Error with one Chinese sentence. */
export function doorFor(engine: Asks): Door {
  return {
    check: async (files) => engine.ask('check', { files: givenFiles(files) }),
    async correct(files) {
      const made = await engine.ask('correct', { files: givenFiles(files) })
      return Promise.all(
        made.map(async ({ name, file }) => ({ name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      )
    },
  }
}

function givenFiles(files: Iterable<ProgramFile>): GivenFile[] {
  return Array.from(files, (each) => {
    if (each instanceof Blob) return { path: pathOf(each), file: each }
    const file = 'file' in each ? each.file : new Blob([each.bytes as Uint8Array<ArrayBuffer>])
    return { path: 'path' in each ? each.path : each.name, file }
  })
}

/** Of a File its path below a chosen folder, or its name. */
function pathOf(file: Blob & { readonly name?: string; readonly webkitRelativePath?: string }): string {
  return file.webkitRelativePath || file.name || ''
}
