/** Two texts side by side: what went is struck through and signed −, what came is underlined and signed ＋. */
import type { z } from 'zod';
import type { endpoints } from '../../contract.ts';

type Row = z.output<(typeof endpoints.compareVersions)['output']>['rows'][number];

const kindWords = { same: '', changed: '有改动', added: '新增', removed: '删去' } as const;

function Runs({ row, side }: { row: Row; side: 'before' | 'after' }) {
  const text = row[side];
  if (text === null) return <span className="quiet">（没有这一段）</span>;
  if (row.kind === 'same') return <>{text}</>;
  const gone = side === 'before' ? 'removed' : 'added';
  if (row.runs.length === 0)
    return side === 'before' ? <del>{text || '（空）'}</del> : <ins>{text || '（空）'}</ins>;
  return row.runs
    .filter(({ kind }) => kind === 'same' || kind === gone)
    .map((run, index) => {
      const key = `${index}${run.kind}`;
      if (run.kind === 'removed') return <del key={key}>{run.text}</del>;
      if (run.kind === 'added') return <ins key={key}>{run.text}</ins>;
      return <span key={key}>{run.text}</span>;
    });
}

export function Comparison({
  rows,
  names = ['原来', '后来'],
}: {
  rows: readonly Row[];
  names?: readonly [string, string];
}) {
  const changed = rows.filter(({ kind }) => kind !== 'same').length;
  return (
    <>
      <p role="status">{changed === 0 ? '两个版本完全相同。' : `有${changed}处不同。`}</p>
      <ol className="comparison">
        {rows.map((row, index) => (
          <li key={`${index}${row.label}`} className={`compared is-${row.kind}`}>
            <h2>
              {row.label}{' '}
              {kindWords[row.kind] && <span className="compared-kind">{kindWords[row.kind]}</span>}
            </h2>
            <div className="compared-sides">
              <div>
                <span className="side-name">{names[0]}</span>
                <p>
                  <Runs row={row} side="before" />
                </p>
              </div>
              <div>
                <span className="side-name">{names[1]}</span>
                <p>
                  <Runs row={row} side="after" />
                </p>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
