const STANDS_OUT_MS = 1_600;

/** The element id of a message, to jump to. */
export function elementIdOf(message: string): string {
  return `message-${message}`;
}

/**
 * Brings a message into view; `pointOut` also moves the keyboard there and lets it stand out for a moment. Does
 * nothing when it is not on the page.
 */
export function showMessage(id: string, { pointOut = false } = {}): void {
  const element = document.getElementById(elementIdOf(id));
  if (!element) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'nearest', behavior: calm ? 'instant' : 'smooth' });
  if (!pointOut) return;
  element.focus({ preventScroll: true });
  element.classList.add('stands-out');
  setTimeout(() => element.classList.remove('stands-out'), STANDS_OUT_MS);
}
