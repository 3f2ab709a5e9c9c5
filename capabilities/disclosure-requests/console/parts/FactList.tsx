/** Facts as a list of names and words; what is empty is left out. */
import type { ReactNode } from 'react';

export function FactList({ rows }: { rows: readonly (readonly [name: string, words: ReactNode])[] }) {
  return (
    <dl className="request-facts">
      {rows
        .filter(([, words]) => words !== '' && words !== null)
        .map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
    </dl>
  );
}
