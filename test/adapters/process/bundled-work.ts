import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { textFiles } from '../../../src/text-files.mjs'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Bundles a script, by its URL, as the build does, beside node_modules; answers with the file. */
export async function bundledWork(source: URL): Promise<string> {
  const name = source.pathname.split('/').at(-1)!.replace(/\W/g, '-')
  const outfile = here(`../../../node_modules/.cache/jiaobiao-${process.pid}-${name}.cjs`)
  await build({
    entryPoints: [fileURLToPath(source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['exceljs', 'libsql'],
    plugins: [textFiles],
    logLevel: 'error',
  })
  return outfile
}
