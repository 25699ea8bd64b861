import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Engine } from '../../../../src/shells/page/engine/engine.ts'
import type { EngineHost } from '../../../../src/shells/page/engine/host.ts'
import type { GivenFile, Reply, Request, RequestName, Requests } from '../../../../src/shells/page/protocol.ts'

/** Bytes that a test reads at once, as a Worker does. */
export class BytesBlob extends Blob {
  readonly held: Uint8Array

  constructor(pieces: readonly (Uint8Array | string | Blob)[]) {
    const bytes = Buffer.concat(
      pieces.map((each) => (each instanceof BytesBlob ? each.held : Buffer.from(each as string | Uint8Array))),
    )
    super([bytes])
    this.held = bytes
  }
}

/** One that its disk does not give any more. */
export class LostBlob extends BytesBlob {}

export interface Place {
  readonly host: EngineHost
  readonly replies: Reply[]
  readonly unexpected: unknown[]
  readonly engine: Engine
  /** The answer; throws the sentence of a failure. `meanwhile` runs at each pause. */
  ask<Name extends RequestName>(name: Name, ask: Requests[Name]['ask']): Promise<Requests[Name]['answer']>
  meanwhile: () => void
}

export function enginePlace(version = '0.1.0'): Place {
  const replies: Reply[] = []
  const unexpected: unknown[] = []
  let last = 0
  const host: EngineHost = {
    read(file, length) {
      if (file instanceof LostBlob) throw new Error('NotReadableError')
      return (file as BytesBlob).held.slice(0, length)
    },
    blob: (pieces) => new BytesBlob(pieces),
    pause: async () => {
      place.meanwhile()
      await new Promise((done) => setImmediate(done))
    },
    version,
    onUnexpectedError: (error) => unexpected.push(error),
  }
  const engine = new Engine(host, (reply) => replies.push(reply))
  const place: Place = {
    host,
    replies,
    unexpected,
    engine,
    meanwhile: () => {},
    async ask(name, ask) {
      const id = ++last
      await engine.receive({ id, name, ask } as Request)
      const reply = replies.find((each) => each.id === id && (each.kind === 'answer' || each.kind === 'failed'))!
      if (reply.kind === 'failed') throw new Error(reply.failed)
      return (reply as Extract<Reply, { kind: 'answer' }>).answer as Requests[typeof name]['answer']
    },
  }
  return place
}

/** All files below a folder, paths beginning with its name. */
export function filesBelow(folder: string, name: string): GivenFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path: `${name}${path.slice(folder.length)}`, file: new BytesBlob([readFileSync(path)]) }
    })
}
