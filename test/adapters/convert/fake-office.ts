import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Fake offices are shell scripts. */
export const canFake = process.platform !== 'win32'

export interface FakeOffice {
  readonly program: string
  /** The command lines of its starts, each a list of arguments. */
  readonly starts: () => string[][]
}

/**
 * A program that takes an office's command line and, file by file, runs `body`, in which $1 is the copy to convert, $2
 * where the result is expected, and $result a sound .xlsx. By default every file becomes that result.
 */
export function fakeOffice(folder: string, result: Uint8Array, body = 'cp "$result" "$2"'): FakeOffice {
  const program = join(folder, 'fake-office')
  const log = join(folder, 'fake-office.log')
  writeFileSync(join(folder, 'fake-office.xlsx'), result)
  writeFileSync(
    program,
    `#!/bin/sh
result='${join(folder, 'fake-office.xlsx')}'
convert() { ${body}
}
for argument in "$@"; do printf '%s\\t' "$argument" >> '${log}'; done
echo >> '${log}'
while [ $# -gt 0 ]; do
  case "$1" in
    --outdir) out="$2"; mkdir -p "$out"; shift ;;
    --convert-to) shift ;;
    -*) ;;
    *) name=$(basename "$1"); convert "$1" "$out/\${name%.*}.xlsx" ;;
  esac
  shift
done
`,
  )
  chmodSync(program, 0o755)
  const starts = (): string[][] => {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []
    return lines.filter((line) => line !== '').map((line) => line.split('\t').slice(0, -1))
  }
  return { program, starts }
}
