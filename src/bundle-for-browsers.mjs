import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { forbiddenIn } from './page-features.mjs'

/** The oldest browsers that open our pages: 360 and QQ browsers stand on Chromium 86, Firefox 102 is that of Windows 7 and 8. */
const TARGETS = ['chrome86', 'firefox102']

/** Names that only Node knows: where one is met unbound, the marker stands in the bundle and stops the build. */
const OF_NODE = ['process', 'Buffer', 'global', 'setImmediate', 'clearImmediate', '__dirname', '__filename', 'require']
const marker = (name) => `__only_in_node_${name}__`
const onlyInNode = Object.fromEntries(
  OF_NODE.flatMap((name) => [
    [name, marker(name)],
    [`globalThis.${name}`, marker(name)],
  ]),
)

/**
 * One script, and the style sheets that it imports, or a style sheet alone; `inputs`: what came into it, by source file
 * as seen from `sources`. Throws where it uses what a page of ours may not.
 */
export async function bundleForBrowsers(entry, sources, plugins = []) {
  const { outputFiles, metafile, warnings } = await build({
    entryPoints: [entry],
    absWorkingDir: sources,
    outdir: 'page',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    conditions: ['browser'],
    format: 'iife',
    target: TARGETS,
    // Functions that a browser of that age has not, and the core uses.
    inject: [fileURLToPath(new URL('shells/page/older-browsers.ts', import.meta.url))],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: onlyInNode,
    plugins,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'))
  const text = (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? ''
  const [js, css] = [text('.js'), text('.css')]
  const node = OF_NODE.filter((name) => js.includes(marker(name)))
  if (node.length > 0) throw new Error(`${entry}: only Node has ${node.join(', ')}`)
  const own = Object.keys(metafile.inputs).filter(
    (path) => /^[^:]*\.tsx?$/.test(path) && !path.includes('node_modules'),
  )
  const forbidden = [
    ...forbiddenIn('script', js),
    ...forbiddenIn('style', css),
    ...own.flatMap((path) => forbiddenIn('source', readFileSync(join(sources, path), 'utf8'))),
  ]
  if (forbidden.length > 0) throw new Error(`${entry}: the page may not use ${forbidden.join('; ')}`)
  const [, output] = Object.entries(metafile.outputs).find(([path]) => path.endsWith(js === '' ? '.css' : '.js'))
  return { js, css, inputs: Object.entries(output.inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]) }
}

/**
 * A script as it may stand in a page: nothing in it ends the element or opens a comment. These letters stand only in
 * texts and patterns, where `\x3C` means the same; esbuild writes operators apart.
 */
export const inPage = (script) => script.replace(/<(?=!--|\/?script)/gi, '\\x3C')
