/** What was read of a file and what was not, before it becomes a draft. */
import { Alert } from 'antd';
import type { z } from 'zod';
import { useStaff } from '#console/session.tsx';
import { cellName } from '#rules/annual-report/tables.ts';
import type { ReadReportView } from '../contract.ts';
import { isOtherOrgan } from './figures/organ-names.ts';

export type ReadData = z.output<typeof ReadReportView>;

const listed = 12;

/** Cells by how they were read. */
function counts(read: ReadData): Record<string, string[]> {
  const by: Record<string, string[]> = {};
  for (const [cell, { mark }] of Object.entries(read.cells)) by[mark] = [...(by[mark] ?? []), cell];
  return by;
}

function Cells({ title, cells, read }: { title: string; cells: readonly string[]; read: ReadData }) {
  if (cells.length === 0) return null;
  const names = cells.slice(0, listed).map((cell) => {
    const candidates = read.cells[cell]?.candidates;
    return `${cellName(cell, read.format)}${candidates ? `（可能是${candidates.join('或')}）` : ''}`;
  });
  return (
    <li>
      {title}
      {cells.length}格：{names.join('、')}
      {cells.length > listed && '等'}
    </li>
  );
}

export function ReadingSummary({ read }: { read: ReadData }) {
  const by = counts(read);
  const numbers = by.number?.length ?? 0;
  const blank = (by.blank?.length ?? 0) + (by.slash?.length ?? 0);
  const open = ['ambiguous', 'unreadable', 'missing'].flatMap((mark) => by[mark] ?? []).length;
  const own = useStaff().organ.name;
  const foreign = isOtherOrgan(read.organ, own);
  return (
    <Alert
      type={open + read.problems.length === 0 && !foreign ? 'success' : 'warning'}
      showIcon
      className="reading-summary"
      role="status"
      title={`读到${read.organ ?? '（没有写单位名称）'}${read.year ?? '（没有写年份）'}年度报告：${numbers}格数字，${blank}格空白，${open}格没有读准`}
      description={
        <ul>
          {foreign && (
            <li>
              <strong>
                这份报告写的单位是“{read.organ}”，不是“{own}”，请确认没有选错文件。
              </strong>
            </li>
          )}
          <Cells title="有多种读法的" cells={by.ambiguous ?? []} read={read} />
          <Cells title="读不出的" cells={by.unreadable ?? []} read={read} />
          <Cells title="原文缺少的" cells={by.missing ?? []} read={read} />
          {read.problems.map((problem) => (
            <li key={`${problem.code}${problem.message}`}>{problem.message}</li>
          ))}
          {open > 0 && <li>没有读准的格子会留空，建立草稿后请对照原文填写。</li>}
        </ul>
      }
    />
  );
}
