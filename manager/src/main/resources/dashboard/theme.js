// Light or dark: as the system has it, until somebody chooses otherwise.
(() => {
  const KEY = 'honeybee.theme';
  const root = document.documentElement;
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') {
    root.dataset.theme = chosen;
  }
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    button.hidden = false;
    button.addEventListener('click', () => {
      const dark = root.dataset.theme
        ? root.dataset.theme === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      localStorage.setItem(KEY, root.dataset.theme);
    });
  });
})();
