/** The days of a month and whose reply is due on each: a table on a desk, a list on a telephone. */
import { Link } from '@tanstack/react-router';
import { printDay, today } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { useCalendar } from '../queries.ts';
import type { RequestsSearch } from '../wishes.ts';
import { monthAfter, weeksOf } from './month.ts';

type Day = NonNullable<ReturnType<typeof useCalendar>['data']>['days'][number];

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;
const kinds: Readonly<Record<string, string>> = { weekend: '休', holiday: '假', 'make-up': '班' };

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

function Requests({ day }: { day: Day }) {
  return (
    <ul>
      {day.requests.map((request) => (
        <li key={request.id}>
          <Link to="/requests/$id" params={{ id: request.id }}>
            {request.number} {request.subject}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Cell({ day }: { day: Day | null }) {
  if (day === null) return <td className="is-outside" />;
  const mark = kinds[day.kind];
  return (
    <td className={`is-${day.kind}${day.day === today() ? ' is-today' : ''}`}>
      <span className="calendar-day">
        <time dateTime={day.day}>{Number(day.day.slice(8))}</time>
        {mark && <span className="calendar-mark">{mark}</span>}
        {day.day === today() && <span className="calendar-mark">今天</span>}
      </span>
      {day.requests.length > 0 && (
        <>
          <b>{day.requests.length}件到期</b>
          <Requests day={day} />
        </>
      )}
    </td>
  );
}

function Month({ days, month }: { days: readonly Day[]; month: string }) {
  const due = days.filter(({ requests }) => requests.length > 0);
  return (
    <>
      <table className="calendar">
        <caption>{monthWords(month)}答复到期的申请</caption>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col">
                周{name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week, at) => (
            <tr key={at}>
              {week.map((day, column) => (
                <Cell key={day?.day ?? column} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="calendar-list">
        {due.length === 0 && <p>这个月没有到期的申请。</p>}
        {due.map((day) => (
          <div key={day.day}>
            <h3>
              {printDay(day.day)}，{day.requests.length}件到期
            </h3>
            <Requests day={day} />
          </div>
        ))}
      </div>
    </>
  );
}

export function DueCalendar({ search }: { search: RequestsSearch }) {
  const month = search.month ?? today().slice(0, 7);
  const found = useCalendar(month);
  const to = (by: number) => ({ ...search, view: 'calendar' as const, month: monthAfter(month, by) });
  return (
    <section className="panel" aria-labelledby="calendar">
      <div className="calendar-head">
        <Link to="/requests" search={to(-1)}>
          ← 上个月
        </Link>
        <h2 id="calendar">{monthWords(month)}</h2>
        <Link to="/requests" search={to(1)}>
          下个月 →
        </Link>
      </div>
      {standIn(found) ?? (found.data && <Month days={found.data.days} month={month} />)}
    </section>
  );
}
