import { useTheme } from './theme.ts'

/** Light or dark. */
export function ThemeButton() {
  const [theme, turn] = useTheme()
  return (
    <button type="button" onClick={turn}>
      {theme === 'dark' ? '☀ 浅色' : '☾ 深色'}
    </button>
  )
}
