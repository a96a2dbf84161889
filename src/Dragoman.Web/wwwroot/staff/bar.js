// Light, dark, or as the system has it; kept in this browser and put back after the page changed within.
const key = 'dragoman-theme';
const order = ['system', 'light', 'dark'];

export function theme() {
  const kept = localStorage.getItem(key) ?? 'system';
  return order.includes(kept) ? kept : 'system';
}

export function nextTheme() {
  const next = order[(order.indexOf(theme()) + 1) % order.length];
  if (next === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, next);
  apply();
  return next;
}

function apply() {
  const now = theme();
  if (now === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = now;
}

apply();
window.Blazor?.addEventListener('enhancedload', apply);
