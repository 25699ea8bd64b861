export function bundleProgram(sources: string, folder: string): Promise<void>
