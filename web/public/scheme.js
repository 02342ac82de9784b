// Sets the colours before the first paint; the app itself comes a little later. Mantine keeps the choice under this name.
{
  let kept = 'auto'
  try {
    kept = localStorage.getItem('mantine-color-scheme-value') ?? kept
  } catch {
    // Storage is forbidden here: the system's choice it is.
  }
  const isDark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light'
}
