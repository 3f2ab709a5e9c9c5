/** What is known of the cell the cursor stands in: figure, source, last year, findings, comments. */
import { cellName, figureAt } from '#rules/annual-report/tables.ts';
import { difference } from '../figures/figure-text.ts';
import { type FindingData, severityWords } from '../figures/findings-view.ts';
import { Comments } from './Comments.tsx';
import { CellRecords } from './Records.tsx';
import type { Editing } from './useWork.ts';
import { previousOf, reportOf } from './work.ts';

const sourceWords = { entered: '人工录入', imported: '从文件导入', query: '按记录统计' } as const;

function sourceOf({ work }: Editing, path: string): string {
  const now = figureAt(work.report, path);
  if (now !== figureAt(reportOf(work.saved), path)) return '刚刚录入，尚未保存';
  const source = work.saved.sources[path];
  if (source) return sourceWords[source];
  return now === null || now === undefined ? '尚无数字' : '没有记录来源';
}

function Facts({ editing, path }: { editing: Editing; path: string }) {
  const { work } = editing;
  const now = figureAt(work.report, path);
  const before = previousOf(work.saved);
  const last = before ? figureAt(before, path) : undefined;
  const change = difference(now, last);
  const correction = work.saved.corrections.find(({ cell }) => cell === path);
  return (
    <dl className="facts">
      <dt>本年</dt>
      <dd>{now ?? '空'}</dd>
      <dt>上年</dt>
      <dd>
        {before ? (last ?? '空') : '没有上年报告'}
        {change && `（${change}）`}
      </dd>
      <dt>来源</dt>
      <dd>{sourceOf(editing, path)}</dd>
      {correction && (
        <>
          <dt>导入时更正</dt>
          <dd>{correction.message}</dd>
        </>
      )}
    </dl>
  );
}

export function CellPanel(props: {
  editing: Editing;
  path: string | null;
  findings: readonly FindingData[];
}) {
  const { editing, path } = props;
  if (!path) return <p className="quiet">点一个单元格，这里显示它的来源、上年数、问题和批注。</p>;
  const own = props.findings.filter((finding) => finding.cells.includes(path));
  return (
    <>
      <h3>{cellName(path, editing.work.report.format)}</h3>
      <Facts editing={editing} path={path} />
      <CellRecords key={path} editing={editing} path={path} />
      <ul className="findings">
        {own.map((finding) => (
          <li key={`${finding.rule}${finding.message}`} className={`finding is-${finding.severity}`}>
            <p>
              <b>
                {severityWords[finding.severity].sign} {severityWords[finding.severity].label}
              </b>{' '}
              {finding.message}
            </p>
          </li>
        ))}
      </ul>
      <Comments editing={editing} cell={path} />
    </>
  );
}
