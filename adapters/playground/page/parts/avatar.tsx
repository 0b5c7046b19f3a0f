import { initials } from '../cast.js';

/** A round sign with somebody's initials; says nothing to screen readers, the name stands beside it. */
export function Avatar({ name, side }: { readonly name: string; readonly side: string }) {
  return (
    <span class={`avatar avatar-${side}`} aria-hidden="true">
      {side === 'bot' ? 'G' : initials(name)}
    </span>
  );
}
