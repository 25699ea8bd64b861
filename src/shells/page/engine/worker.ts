import { version } from '../../../../package.json'
import type { Request } from '../protocol.ts'
import { Engine } from './engine.ts'

/** Reads at once, which only a Worker may (File API, 6.3). */
declare class FileReaderSync {
  readAsArrayBuffer(file: Blob): ArrayBuffer
}

const reader = new FileReaderSync()

/** A message to oneself comes after those that wait already, and not as late as a timer. */
const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()

const engine = new Engine(
  {
    read: (file, length) => new Uint8Array(reader.readAsArrayBuffer(length < file.size ? file.slice(0, length) : file)),
    blob: (pieces) => new Blob(pieces as BlobPart[]),
    pause: () =>
      new Promise((done) => {
        waiting.push(done)
        channel.port2.postMessage(undefined)
      }),
    version,
    // biome-ignore lint/suspicious/noConsole: read by who looks after the program; the clerk gets a sentence.
    onUnexpectedError: (error) => console.error(error),
  },
  (reply) => postMessage(reply),
)

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  void engine.receive(data)
})
