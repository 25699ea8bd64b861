import { dirname, join } from 'node:path'
import { build } from 'esbuild'

/**
 * `import text from './report.ts?text'`: a script or a style sheet of a page as the text that stands in the page. What
 * it imports is bundled with it, what old browsers (ES5) cannot run stops the build. The build (esbuild) and the tests
 * (vite) read these files by the same function.
 */
async function textOf(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es5',
    minifyWhitespace: true,
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'warning',
  })
  return outputFiles[0].text
}

const asked = /\?text$/

/** For esbuild. */
export const textFiles = {
  name: 'text files',
  setup({ onResolve, onLoad }) {
    const namespace = 'text'
    onResolve({ filter: asked }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(asked, '')),
      namespace,
    }))
    onLoad({ filter: /./, namespace }, async ({ path }) => ({ contents: await textOf(path), loader: 'text' }))
  },
}

/** For vite. Its own name of a file ends in nothing that vite knows, or it would be read as what it is. */
export const textFilesInTests = {
  name: 'text files',
  enforce: 'pre',
  resolveId(source, importer) {
    return asked.test(source) ? `\0${join(dirname(importer), source)}=` : undefined
  },
  async load(id) {
    const file = /^\0(.+)\?text=$/.exec(id)?.[1]
    return file === undefined ? undefined : `export default ${JSON.stringify(await textOf(file))}`
  },
}
