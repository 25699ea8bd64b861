import { useEffect, useState } from 'preact/hooks'

export type Theme = 'light' | 'dark'

/** Light or dark as the system says, until the clerk says otherwise; put on the page as `data-theme`. */
export function useTheme(): readonly [Theme, () => void] {
  const [system, setSystem] = useState<Theme>(systemTheme)
  const [chosen, choose] = useState<Theme | null>(null)
  const theme = chosen ?? system
  useEffect(() => {
    const asked = darkQuery()
    const changed = (): void => setSystem(systemTheme())
    asked.addEventListener('change', changed)
    return () => asked.removeEventListener('change', changed)
  }, [])
  useEffect(() => {
    document.documentElement.setAttribute('data-theme', theme)
  }, [theme])
  return [theme, () => choose(theme === 'dark' ? 'light' : 'dark')]
}

function darkQuery(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)')
}

function systemTheme(): Theme {
  return darkQuery().matches ? 'dark' : 'light'
}
