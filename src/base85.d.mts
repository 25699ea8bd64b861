export function base85(bytes: Uint8Array): string
