/**
 * A file of its own, so that the binary is loaded only where it is used, and by `require` in the bundle: a compiled
 * script cannot import.
 */
import libsql from 'libsql'
import type { EngineClass } from './database-engine.ts'

const engine: EngineClass = libsql

export default engine
