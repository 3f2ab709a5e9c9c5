/** The signs on the toolbar; each stands beside its name for whoever does not see it. */
import type { ReactNode } from 'react';

const drawn = {
  bullets: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  numbers: 'M10 6h10M10 12h10M10 18h10M4 4l1.5-.5V8M3.5 16c0-1.5 2.5-1.5 2.5 0 0 1-2.5 2.5-2.5 4H6',
  quote: 'M4 17V11a4 4 0 0 1 4-4M4 12h4v5H4M13 17V11a4 4 0 0 1 4-4M13 12h4v5h-4',
  left: 'M4 6h16M4 10h10M4 14h16M4 18h10',
  center: 'M4 6h16M7 10h10M4 14h16M7 18h10',
  right: 'M4 6h16M10 10h10M4 14h16M10 18h10',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01',
  video: 'M4 6h12v12H4zM16 10l5-3v10l-5-3',
  table: 'M4 5h16v14H4zM4 10h16M4 15h16M10 5v14M15 5v14',
  line: 'M4 12h16',
  clear: 'M6 5h12M12 5l-3 14M15 14l5 5M20 14l-5 5',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3',
  redo: 'M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3',
} as const;

export type Drawn = keyof typeof drawn;

export function Sign({ name }: { name: Drawn }): ReactNode {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" className="sign">
      <path d={drawn[name]} />
    </svg>
  );
}
