/** A unit that was changed since this stage passed it: before and after side by side, and as it will be shown. */
import type { ReactNode } from 'react';
import type { Change } from './rounds.ts';

function Side({ runs, side }: { runs: Change['runs']; side: 'before' | 'after' }) {
  const own = side === 'before' ? 'removed' : 'added';
  const Marked = side === 'before' ? 'del' : 'ins';
  const shown = runs.filter(({ kind }) => kind === 'same' || kind === own);
  return (
    <p className="changed-text">
      {shown.map(({ kind, text }, at) =>
        kind === 'same' ? <span key={at}>{text}</span> : <Marked key={at}>{text}</Marked>,
      )}
      {shown.length === 0 && <span className="quiet">（没有文字）</span>}
    </p>
  );
}

export function ChangedUnit({ change, children }: { change: Change; children: ReactNode }) {
  if (change.before === null) return <>{children}</>;
  return (
    <>
      <div className="changed">
        <div>
          <p className="changed-name">上次通过的文字</p>
          <Side runs={change.runs} side="before" />
        </div>
        <div>
          <p className="changed-name">现在的文字</p>
          <Side runs={change.runs} side="after" />
        </div>
      </div>
      <details className="as-shown">
        <summary>按发布的样式看</summary>
        {children}
      </details>
    </>
  );
}
