import './page.css'
import { render } from 'preact'
import { doorFor } from '../door.ts'
import { App } from './app.tsx'
import { carriedBy } from './carried.ts'
import { Client } from './client.ts'
import { Desk } from './desk.ts'
import { ToolsProvider } from './page-context.ts'
import { saveFiles } from './save-files.ts'
import { startWorker } from './start-worker.ts'
import { FIRST_STATE, reduce } from './state.ts'
import { createStore } from './store.ts'
import { takeTyped } from './typing.ts'

const STOPPED = '核对程序停了，请刷新本页再试。如果还是这样，请换 Chrome、Edge 或 360 浏览器（极速模式）。'

const { about, worker, example } = carriedBy(document)
const client: Client = new Client(startWorker(worker(), () => client.close(STOPPED)))
Object.assign(globalThis, { jiaobiao: doorFor(client) })
const desk = new Desk(client, createStore(FIRST_STATE, reduce), saveFiles, takeTyped)

render(
  <ToolsProvider value={{ desk, about, example }}>
    <App />
  </ToolsProvider>,
  document.getElementById('app')!,
)

// The engine checks the example once, unseen: what the browser compiles for it is ready when the clerk's own file comes.
void client.ask('check', { files: [example()] }).catch(() => {})
