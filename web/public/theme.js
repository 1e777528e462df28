// Before the first paint, so that a chosen theme never flashes the other one. The same key as web/preferences.ts.
try {
  const theme = localStorage.getItem('quarterdeck.theme')
  if (theme === '"light"' || theme === '"dark"') document.documentElement.dataset.theme = JSON.parse(theme)
} catch {
  // Storage is forbidden here: the system's theme holds.
}
