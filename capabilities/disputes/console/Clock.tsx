/** The days that run in a dispute: by when, on which article, and how the day was counted. */
import { Tag } from 'antd';
import { daysBetween, printDay, today } from '#console/parts/instants.ts';
import type { DisputeRowData, DueViewData } from '../contract.ts';

type Short = NonNullable<DisputeRowData['due']>;

/** What is owed next, in words and colour. */
export function DueTag({ due }: { due: Short | null }) {
  if (!due) return null;
  const left = daysBetween(today(), due.on);
  const when = left < 0 ? `已逾期${-left}天` : left === 0 ? '今天到期' : `还有${left}天`;
  return (
    <Tag color={left <= 0 ? 'error' : left <= 5 ? 'warning' : 'default'} className="due-tag">
      {left <= 0 && '！'}
      {printDay(due.on)}前{due.label}，{when}
      {due.provisional && '（暂定）'}
    </Tag>
  );
}

const standing = ({ doneOn, late, owed, on }: DueViewData): string => {
  if (doneOn !== null) return late ? `${printDay(doneOn)}完成，迟于期限` : `${printDay(doneOn)}完成`;
  if (owed) return late ? '！逾期未办' : '待办';
  return on < today() ? '期限已过' : '进行中';
};

const kinds: Readonly<Record<string, string>> = {
  counted: '计入',
  'make-up': '调休上班，计入',
  weekend: '双休日，不计',
  holiday: '放假，不计',
  stopped: '中止，不计',
};

function Ledger({ due }: { due: DueViewData }) {
  if (due.ledger.length === 0) return null;
  return (
    <details>
      <summary>这一天怎么算出来的</summary>
      <ol className="dispute-ledger">
        {due.ledger.map(({ day, kind, number, note }) => (
          <li key={day}>
            <span>{day}</span>
            <span>{number === null ? (kinds[kind] ?? kind) : `第${number}天`}</span>
            <span className="quiet">{note}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

export function Clock({ dues }: { dues: readonly DueViewData[] }) {
  if (dues.length === 0) return <p className="quiet">填写收到副本的日期后，这里显示答复期限。</p>;
  return (
    <ul className="dispute-clock">
      {dues.map((due) => (
        <li key={due.what} className={due.owed && due.late ? 'is-late' : ''}>
          <div>
            <b>{due.label}</b>：{printDay(due.on)}
            {due.provisional && '（暂定）'} <Tag>{standing(due)}</Tag>
          </div>
          <div className="quiet">
            {due.explanation}（{due.basis}）
          </div>
          <Ledger due={due} />
        </li>
      ))}
    </ul>
  );
}
