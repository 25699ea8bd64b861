import { SupervisedProcess } from '../../../src/adapters/process/supervised-process.ts'

/** A process to be killed while its child works: prints the ids of the child and of the program that this started. */
const [guard = '', module = ''] = process.argv.slice(2)
const child = new SupervisedProcess({ program: { guard, module }, work: '' })
const onStage = (pid: string): void => console.log(`${child.pid} ${pid}`)
void child.ask('program', undefined, { milliseconds: 600_000, onStage })
