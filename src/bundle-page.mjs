import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'fflate'
import { parseSync, Visitor } from 'oxc-parser'
import { base85 } from './base85.mjs'
import { bundleForBrowsers, inPage } from './bundle-for-browsers.mjs'
import { textFiles } from './text-files.mjs'

/** What the page may weigh at most, in bytes: more is slow to send in a chat and to open from a stick. */
export const MOST_BYTES = 600_000

/** Properties of a rule that only its tests and `jiaobiao rules` read, a third of what the rules weigh. */
const FOR_READERS = new Set(['examples', 'readings', 'silentWhen'])

/** Rules without what the page does not show; what only that needed falls out with it. */
const rulesForThePage = {
  name: 'rules without their examples',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]core[/\\]rules[/\\].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const cuts = []
      new Visitor({
        CallExpression({ callee, arguments: [rule] }) {
          if (callee.name !== 'defineRule' || rule?.type !== 'ObjectExpression') return
          for (const { key, value } of rule.properties) if (FOR_READERS.has(key?.name)) cuts.push(value)
        },
      }).visit(parseSync(path, text).program)
      const pieces = cuts.map(({ end }, index) => `[]${text.slice(end, cuts[index + 1]?.start)}`)
      return { contents: text.slice(0, cuts[0]?.start) + pieces.join(''), loader: 'ts' }
    })
  },
}

const PLUGINS = [textFiles, rulesForThePage]

/**
 * The Worker's script, deflated, as text: as it is it would weigh more than the page may. Decision: fflate rather
 * than the zlib of the place, whose bytes differ from release to release.
 */
const packed = (script) => base85(deflateSync(Buffer.from(script), { level: 9 }))

/** JSON as it may stand in a page. */
const data = (value) => JSON.stringify(value).replaceAll('<', '\\u003C')

const hashed = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`

/** Whatever is not named is refused: no address on any network, no form that sends, no frame, no eval. */
function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src ${hashed(script)}`,
    `style-src ${hashed(style)}`,
    'worker-src blob:',
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#2563a8"/><path d="M4 8.5l3 3 5-7" fill="none" stroke="#fff" stroke-width="2"/></svg>'

/** The page around its parts; `view/carried.ts` reads those that are data, of which the browser runs none. */
function page({ script, style, worker, settings, about, example }) {
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<title>校表</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<style>${style}</style></head>
<body><div id="app"></div>
<noscript>这个浏览器不允许运行网页脚本，校表打不开。请换 Chrome、Edge、360 或火狐浏览器打开本文件。</noscript>
<script type="application/json" id="settings">${settings}</script>
<script type="application/json" id="about">${data(about)}</script>
<script type="text/plain" id="example" data-name="${EXAMPLE.name}">${example}</script>
<script type="text/plain" id="worker">${worker}</script>
<script>${script}</script></body></html>
`
}

/** What the foot of the page names: program, rules, schemes. Nothing of it comes from the clock. */
function aboutPage(root) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { asOf, schemes } = JSON.parse(readFileSync(join(root, 'templates/schemes/schemes.json'), 'utf8'))
  return { version, rulesAsOf: asOf, schemes: schemes.map(({ id, title }) => ({ id, title })) }
}

/** The example, one workbook: how it is named in the page, where it lies, and what it may weigh there (base64). */
const EXAMPLE = {
  name: '云溪市农业农村局2023年绩效自评（示例）.xlsx',
  file: 'fixtures/example/example.xlsx',
  most: 40_000,
}

function exampleOf(root) {
  const text = readFileSync(join(root, EXAMPLE.file)).toString('base64')
  if (text.length > EXAMPLE.most) throw new Error(`${EXAMPLE.file} takes ${text.length} letters of ${EXAMPLE.most}`)
  return text
}

/** Bytes by part of the program: 「core/rules」, 「adapters/excel」, 「templates」, a library's name. */
function sizesByPart(inputs) {
  const sizes = new Map()
  for (const [path, bytes] of inputs) {
    const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
    const part =
      library ??
      (path.includes('templates/')
        ? 'templates'
        : path
            .replace(/^.*\/src\//, '')
            .split('/')
            .slice(0, 2)
            .join('/'))
    sizes.set(part, (sizes.get(part) ?? 0) + bytes)
  }
  return [...sizes].sort((a, b) => b[1] - a[1])
}

/**
 * Writes the whole page from its sources (a folder like this one) into one file, which fetches nothing from anywhere;
 * the same sources, the same bytes. `root` holds package.json, templates and the example. Throws when it is too large
 * or uses what the oldest browsers or the page's own rules do not allow; answers with its size and that of its parts.
 */
export async function bundlePage(sources, root, outfile, mostBytes = MOST_BYTES) {
  const engine = await bundleForBrowsers(join(sources, 'shells/page/engine/worker.ts'), sources, PLUGINS)
  const view = await bundleForBrowsers(join(sources, 'shells/page/view/main.tsx'), sources, PLUGINS)
  const html = page({
    script: inPage(view.js),
    style: view.css,
    worker: packed(engine.js),
    settings: '{}',
    about: aboutPage(root),
    example: exampleOf(root),
  })
  const bytes = Buffer.byteLength(html)
  const sizes = {
    'in the page': [
      ['worker, deflated', packed(engine.js).length],
      ['script', Buffer.byteLength(view.js)],
      ['style sheet', Buffer.byteLength(view.css)],
      ['example', exampleOf(root).length],
    ],
    worker: sizesByPart(engine.inputs),
    script: sizesByPart(view.inputs),
  }
  if (bytes > mostBytes) throw new Error(`the page has ${bytes} bytes, more than ${mostBytes}\n${sizeReport(sizes)}`)
  mkdirSync(dirname(outfile), { recursive: true })
  writeFileSync(outfile, html)
  return { bytes, sizes }
}

export function sizeReport(sizes) {
  const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8)
  return Object.entries(sizes)
    .map(([where, parts]) => `${where}\n${parts.map(([part, bytes]) => `${kB(bytes)} kB  ${part}`).join('\n')}`)
    .join('\n')
}
