import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Waiting {
  readonly answered: (answer: unknown) => void
  readonly failed: (reason: Error) => void
}

/**
 * A Firefox that is installed, driven by its own protocol (Marionette: messages of JSON with their length before them).
 * Decision: this, since the library that drives Chromium drives no Firefox but its own builds.
 */
export class Firefox {
  private readonly waiting = new Map<number, Waiting>()
  private received = Buffer.alloc(0)
  private last = 0

  private constructor(
    private readonly program: ChildProcess,
    private readonly profile: string,
    private readonly socket: Socket,
  ) {
    socket.on('data', (data) => this.hear(data))
    socket.on('close', () => {
      for (const { failed } of this.waiting.values()) failed(new Error('Firefox is gone'))
    })
  }

  static async start(executable: string): Promise<Firefox> {
    const port = await freePort()
    const profile = mkdtempSync(join(tmpdir(), 'jiaobiao-firefox-'))
    writeFileSync(join(profile, 'user.js'), `user_pref("marionette.port", ${port});\n`)
    const args = ['--headless', '--marionette', '--no-remote', '--profile', profile]
    const program = spawn(executable, args, { stdio: 'ignore' })
    const firefox = new Firefox(program, profile, await connected(port))
    await firefox.ask('WebDriver:NewSession', {})
    await firefox.ask('WebDriver:SetTimeouts', { script: 120_000 })
    return firefox
  }

  async open(url: string): Promise<void> {
    await this.ask('WebDriver:Navigate', { url })
  }

  /** What a function body, which may await, returns in the page's own world. */
  async run(body: string, ...args: readonly unknown[]): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1]
      const run = async (...args) => { ${body} }
      run(...[].slice.call(arguments, 0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }))`
    const { value } = (await this.ask('WebDriver:ExecuteAsyncScript', { script, args, sandbox: null })) as {
      value: { value?: unknown; error?: string }
    }
    if (value.error !== undefined) throw new Error(value.error)
    return value.value
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.program.once('exit', resolve))
    this.program.kill()
    await ended
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 20 })
  }

  private ask(name: string, parameters: object): Promise<unknown> {
    const id = ++this.last
    const message = JSON.stringify([0, id, name, parameters])
    return new Promise((answered, failed) => {
      this.waiting.set(id, { answered, failed })
      this.socket.write(`${Buffer.byteLength(message)}:${message}`)
    })
  }

  private hear(data: Buffer): void {
    this.received = Buffer.concat([this.received, data])
    for (;;) {
      const colon = this.received.indexOf(':')
      const end = colon + 1 + Number(this.received.subarray(0, Math.max(colon, 0)).toString())
      if (colon < 0 || this.received.length < end) return
      this.take(JSON.parse(this.received.subarray(colon + 1, end).toString()))
      this.received = this.received.subarray(end)
    }
  }

  /** Its greeting is no list, an answer is one. */
  private take(message: unknown): void {
    if (!Array.isArray(message)) return
    const [, id, error, answer] = message as [1, number, { message: string } | null, unknown]
    const asked = this.waiting.get(id)
    this.waiting.delete(id)
    if (error) asked?.failed(new Error(error.message))
    else asked?.answered(answer)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** It listens some seconds after its start. */
async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries++) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => resolve(socket))
        socket.once('error', reject)
      })
    } catch (error) {
      if (tries > 150) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}
