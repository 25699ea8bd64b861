import { dirname, join } from 'node:path'
import { bundleForBrowsers, inPage } from './bundle-for-browsers.mjs'

/**
 * `import text from './main.tsx?text'`: a script or a style sheet of a page as the text that stands in the page, with all
 * that it imports. The build (esbuild) and the tests (vite) read these files by the same function.
 */
async function textOf(file) {
  const { js, css } = await bundleForBrowsers(file, import.meta.dirname)
  return file.endsWith('.css') ? css : inPage(js)
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
    return asked.test(source) ? `\0${join(dirname(importer), source.replace(asked, ''))}=text` : undefined
  },
  async load(id) {
    const file = /^\0(.+)=text$/.exec(id)?.[1]
    return file === undefined ? undefined : `export default ${JSON.stringify(await textOf(file))}`
  },
}
