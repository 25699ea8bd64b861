// Runs the page's Worker in gjs, whose engine is that of Firefox 102: one request, one answer.
// gjs worker-in-gjs.js ORDER.json ANSWER.json, the order being { script, name, files: [{ path, place }] }.
const { GLib } = imports.gi
const loop = new GLib.MainLoop(null, false)
const bytesOf = (path) => GLib.file_get_contents(path)[1]
const textOf = (path) => new TextDecoder().decode(bytesOf(path))

/** What the Worker uses of a file. */
globalThis.Blob = class Blob {
  constructor(pieces = []) {
    const all = pieces.map((piece) => {
      if (typeof piece === 'string') return new TextEncoder().encode(piece)
      if (piece instanceof Blob) return piece.bytes
      return ArrayBuffer.isView(piece)
        ? new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
        : new Uint8Array(piece)
    })
    this.bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const each of all) {
      this.bytes.set(each, at)
      at += each.length
    }
  }
  get size() {
    return this.bytes.length
  }
  arrayBuffer() {
    return Promise.resolve(this.bytes.slice().buffer)
  }
  slice(start, end) {
    return new Blob([this.bytes.slice(start, end)])
  }
}

globalThis.FileReaderSync = class {
  readAsArrayBuffer(blob) {
    return blob.bytes.slice().buffer
  }
}

globalThis.MessageChannel = class {
  port1 = { onmessage: null }
  port2 = { postMessage: (data) => setTimeout(() => this.port1.onmessage?.({ data }), 0) }
}

const [orderPath, answerPath] = ARGV
const order = JSON.parse(textOf(orderPath))
const hearers = []

globalThis.self = globalThis
globalThis.addEventListener = (name, hear) => name === 'message' && hearers.push(hear)
globalThis.postMessage = (reply) => {
  if (reply.kind === 'progress' || reply.kind === 'set') return
  const plain = (_key, value) => (value instanceof Blob ? GLib.base64_encode(value.bytes) : value)
  GLib.file_set_contents(answerPath, JSON.stringify(reply, plain))
  loop.quit()
}
// The script of the page itself, read from it by the test.
new Function(textOf(order.script))()
const files = order.files.map(({ path, place }) => ({ path, file: new Blob([bytesOf(place)]) }))
const event = { data: { id: 1, name: order.name, ask: { files } } }
if (globalThis.onmessage) globalThis.onmessage(event)
for (const hear of hearers) hear(event)
loop.run()
