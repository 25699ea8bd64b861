/**
 * What the page's scripts and style sheets may not name. The compiler holds the library functions to ES2021
 * (src/shells/page/tsconfig.json) and lowers the syntax; what it knows nothing of stands here: parts of the DOM and of
 * CSS that are younger than Chromium 86 and Firefox 102, and whatever reaches a network or runs text as code.
 */
const YOUNGER = {
  script: [
    ['structuredClone', /\bstructuredClone\b/],
    ['Object.groupBy', /\bObject\.groupBy\b/],
    ['Intl.Segmenter', /\bIntl\.Segmenter\b/],
    ['crypto.randomUUID', /\.randomUUID\b/],
    ['DecompressionStream', /\b(?:Dec|C)ompressionStream\b/],
    ['AbortSignal.timeout, any', /\bAbortSignal\.(?:timeout|any)\b/],
    ['popover', /\b(?:show|hide|toggle)Popover\b/],
    ['file system access', /\bshow(?:Open|Save)FilePicker\b|\bshowDirectoryPicker\b/],
    ['OffscreenCanvas', /\bOffscreenCanvas\b/],
    ['scheduler', /\bscheduler\.(?:yield|postTask)\b|\brequestIdleCallback\b/],
    ['View Transitions', /\bstartViewTransition\b/],
    ['constructed style sheets', /\badoptedStyleSheets\b|\bnew CSSStyleSheet\b/],
    ['checkVisibility, scrollIntoViewIfNeeded', /\.(?:checkVisibility|scrollIntoViewIfNeeded)\b/],
    [
      'flags d and v of patterns',
      /\bRegExp\((?:"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*'),\s*["'`][a-z]*[dv][a-z]*["'`]/,
    ],
  ],
  style: [
    [':has, :is, :where', /:(?:has|is|where)\(/],
    ['@container, @layer, @scope, @property', /@(?:container|layer|scope|property|starting-style)\b/],
    ['color-mix, light-dark, oklch', /\b(?:color-mix|light-dark|oklch|oklab|lch|lab)\(/],
    ['units dvh, svh, cqw', /\d(?:[dsl]v[hwib]|cq[whib])\b/],
    ['aspect-ratio', /[;{]aspect-ratio:/],
    ['subgrid', /\bsubgrid\b/],
    ['inset', /[;{]inset(?:-inline|-block)?:/],
    ['translate, rotate, scale as properties', /[;{](?:translate|rotate|scale):/],
  ],
}

const REFUSED = {
  script: [
    [
      'a request to a network',
      /\b(?:fetch|importScripts|sendBeacon)\(|\b(?:XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|WebTransport)\b/,
    ],
    ['text run as code', /\beval\)?\(|\bnew Function\b|\bFunction\("/],
    ['storage', /\b(?:localStorage|sessionStorage|indexedDB)\b|\bdocument\.cookie\b/],
  ],
  // Asked of our own files alone: preact sets the HTML that nobody gives it.
  source: [
    [
      'HTML from text',
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment)\b/,
    ],
    ['document.write', /\bdocument\.write\b/],
  ],
  style: [
    ['an address', /url\((?!["']?data:)/],
    ['another style sheet', /@import\b/],
    ['the end of its element', /<\/style/i],
  ],
}

/** What of that a script, a style sheet or one of our files names, each by what it is called here, with the letters around it. */
export function forbiddenIn(kind, text) {
  return [...(YOUNGER[kind] ?? []), ...REFUSED[kind]].flatMap(([name, pattern]) => {
    const found = pattern.exec(text)
    return found ? [`${name} (${text.slice(Math.max(0, found.index - 30), found.index + 40)})`] : []
  })
}
