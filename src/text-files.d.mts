import type { Plugin as BuildPlugin } from 'esbuild'
import type { Plugin } from 'vitest/config'

export const textFiles: BuildPlugin
export const textFilesInTests: Plugin
