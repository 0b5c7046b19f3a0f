import { useState } from 'preact/hooks';

/** A choice of the visitor that this browser remembers. An unknown or unreadable memory counts as none. */
export function useChoice<T extends string>(
  key: string,
  choices: readonly T[],
  first: T,
): readonly [T, (choice: T) => void] {
  const [choice, setChoice] = useState<T>(() => remembered(key, choices) ?? first);
  return [
    choice,
    (next) => {
      setChoice(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // A browser that keeps nothing still works until the page is closed.
      }
    },
  ];
}

function remembered<T extends string>(key: string, choices: readonly T[]): T | null {
  try {
    const kept = localStorage.getItem(key);
    return choices.find((choice) => choice === kept) ?? null;
  } catch {
    return null;
  }
}
