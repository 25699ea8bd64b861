/** The fault is the program's, not a file's: nothing is held against the files, and the run ends. */
export class CannotStartError extends Error {
  override readonly name = 'CannotStartError'
  constructor() {
    super('核对用的子程序启动不了，没有完成。请重新安装校表（npm run setup），再加 --resume 运行一次，做完的不必重做。')
  }
}
