/** How the search is used: charts, each with its numbers as a table, and the slow and the common questions. */
import { FigureTable } from '#capabilities/supervision/console/FigureTable.tsx';
import '#capabilities/supervision/console/supervision.css';
import { Empty } from 'antd';
import { today } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import type { FiguresData } from '../contract.ts';
import { byPlace, everyDay, percent } from './figure-words.ts';
import { firstDay, useFigures } from './queries.ts';
import { SpanChoice } from './SpanChoice.tsx';
import type { SpanName } from './wishes.ts';

const blue = '#1b4f8f';
const red = '#b3261e';

function Sums({ figures }: { figures: FiguresData }) {
  const { asked, nothing, clicked, place, medianMs } = figures;
  const sums: [string, string][] = [
    ['搜索', `${asked}次`],
    ['没有结果', `${nothing}次（${percent(nothing, asked)}%）`],
    ['打开了结果', `${clicked}次（${percent(clicked, asked)}%）`],
    ['打开的结果平均排在', place === null ? '—' : `第${place.toFixed(1)}条`],
    ['一半的搜索快于', medianMs === null ? '—' : `${medianMs.toFixed(1)}毫秒`],
  ];
  return (
    <dl className="search-sums">
      {sums.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Days({ figures, days }: { figures: FiguresData; days: SpanName }) {
  const all = everyDay(figures.days, firstDay(days), today());
  const labels = all.map(({ day }) => day.slice(5));
  return (
    <div className="two-columns">
      <section className="panel" aria-labelledby="per-day">
        <h2 id="per-day">每天的搜索</h2>
        <FigureTable
          title="每天的搜索（次）"
          first="日期"
          figures={{
            as: 'bars',
            unit: '次',
            labels,
            series: [
              { name: '有结果', color: blue, values: all.map(({ asked, nothing }) => asked - nothing) },
              { name: '没有结果', color: red, values: all.map(({ nothing }) => nothing) },
            ],
          }}
        />
      </section>
      <section className="panel" aria-labelledby="zero-rate">
        <h2 id="zero-rate">没有结果的比例</h2>
        <FigureTable
          title="没有结果的比例（%）"
          first="日期"
          figures={{
            as: 'lines',
            unit: '%',
            labels,
            series: [
              {
                name: '没有结果的比例',
                color: red,
                values: all.map(({ asked, nothing }) => (asked === 0 ? null : percent(nothing, asked))),
              },
            ],
          }}
        />
      </section>
    </div>
  );
}

function Places({ figures }: { figures: FiguresData }) {
  const places = byPlace(figures.places);
  return (
    <section className="panel" aria-labelledby="places">
      <h2 id="places">打开的是第几条</h2>
      {figures.clicked === 0 ? (
        <Empty description="还没有人从搜索结果打开过信息" />
      ) : (
        <FigureTable
          title="打开的是第几条（次）"
          first="位置"
          figures={{
            as: 'bars',
            unit: '次',
            labels: places.map(({ label }) => label),
            series: [{ name: '打开', color: blue, values: places.map(({ times }) => times) }],
          }}
        />
      )}
    </section>
  );
}

type ListProps = {
  id: string;
  title: string;
  empty: string;
  heads: [string, string];
  rows: [string, string][];
};

function QuestionTable({ id, title, empty, heads, rows }: ListProps) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <table className="plain-table search-table">
          <thead>
            <tr>
              <th scope="col">{heads[0]}</th>
              <th scope="col">{heads[1]}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([question, value], at) => (
              <tr key={`${at} ${question}`}>
                <th scope="row">{question}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function UseFigures({ days }: { days: SpanName }) {
  const figures = useFigures(days);
  return (
    <>
      <SpanChoice days={days} />
      {standIn(figures) ??
        (figures.data && (
          <>
            <Sums figures={figures.data} />
            <Days figures={figures.data} days={days} />
            <div className="two-columns">
              <Places figures={figures.data} />
              <QuestionTable
                id="common"
                title="搜索最多的"
                empty="这段时间还没有搜索。"
                heads={['搜索内容', '次数']}
                rows={figures.data.common.slice(0, 15).map(({ question, times }) => [question, `${times}`])}
              />
            </div>
            <QuestionTable
              id="slow"
              title="超过100毫秒的搜索"
              empty="没有超过100毫秒的搜索。"
              heads={['搜索内容', '用时']}
              rows={figures.data.slow.map(({ question, ms, day }) => [
                question,
                `${Math.round(ms)}毫秒（${day}）`,
              ])}
            />
          </>
        ))}
    </>
  );
}
