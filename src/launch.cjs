#!/usr/bin/env node
'use strict'
/*
 * Starts the bundle beside this file, as the command itself or on the thread of one of its child processes, with the
 * machine code that the build has kept of an earlier run (jiaobiao.cache), so that nothing is parsed and compiled
 * again: a third of the time from start to first line. The engine checks that the cache belongs to this source and this
 * version of itself; if it does not, or is missing, everything runs the same, only slower. A script from a cache has
 * lost the way to import modules: the build has put __import in place of import, which is this file's.
 */
const { readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { Script } = require('node:vm')

/*
 * The heap has its size by now. The engine refuses machine code that was kept under other settings than those of the
 * moment: one of the heap, given on the command line or in NODE_OPTIONS, is no reason to.
 */
for (const setting of ['max-old-space-size', 'max-semi-space-size']) setFlagsFromString(`--${setting}=0`)

const bundle = join(__dirname, 'bundle.cjs')
const cache = join(__dirname, 'jiaobiao.cache')

function cachedData() {
  try {
    return readFileSync(cache)
  } catch {
    return undefined
  }
}

/*
 * A single review is over before machine code made for its loops pays; the engine starts on that later, which takes a
 * fifth off the processor time of a whole `check` and costs a batch of dozens nothing. Only where the engine is known
 * to have the setting, which is that of Node 20: those of Node 22 and 24 complain of it on every start.
 */
if (Number.parseInt(process.versions.v8, 10) === 11) setFlagsFromString('--interrupt-budget=600000')

// A bundle without letters outside Latin-1 is half as long in memory, and read without decoding.
const script = new Script(
  `(function (exports, require, module, __filename, __dirname, __import, __machineCode) {${readFileSync(bundle, 'latin1')}\n})`,
  {
    filename: bundle,
    cachedData: cachedData(),
  },
)
if (process.env.JIAOBIAO_WRITE_CACHE === '1') process.on('exit', () => writeFileSync(cache, script.createCachedData()))
const machineCode = script.cachedDataRejected === undefined ? 'missing' : script.cachedDataRejected ? 'refused' : 'used'
script.runInThisContext()({}, require, { exports: {} }, bundle, __dirname, (name) => import(name), machineCode)
