/** What happened, and the searches that were made. */
import { printDay, printInstant } from '#console/parts/instants.ts';
import type { CaseViewData } from '../../contract.ts';

type Event = CaseViewData['timeline'][number];

/** What was written, without what only serves machines. */
const wordsOf = ({ words }: Event): string[] => Object.values(words).filter((text) => text !== '');

export function Timeline({ view }: { view: CaseViewData }) {
  return (
    <section className="panel" aria-labelledby="timeline">
      <h2 id="timeline">经过</h2>
      <ol className="timeline">
        {view.timeline.toReversed().map((event) => (
          <li key={event.number}>
            <b>{event.label}</b> {printDay(event.on)}
            <div className="quiet">
              {event.by}，{printInstant(event.at)}记录{event.citation && `，${event.citation}`}
            </div>
            {wordsOf(event).map((text) => (
              <div key={text} className="timeline-words">
                {text}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 检索记录: what art. 36(4) wants on file before a thing is said not to exist. */
export function Searches({ view }: { view: CaseViewData }) {
  const searches = view.timeline.filter(({ kind }) => kind === 'searched');
  if (searches.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="searches">
      <h2 id="searches">检索记录</h2>
      <section className="table-frame" aria-label="检索记录">
        <table className="plain-table is-words">
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">在哪里</th>
              <th scope="col">怎样检索</th>
              <th scope="col">结果</th>
              <th scope="col">检索人</th>
            </tr>
          </thead>
          <tbody>
            {searches.map((event) => (
              <tr key={event.number}>
                <th scope="row">{event.on}</th>
                <td>{event.words.where}</td>
                <td>{event.words.how}</td>
                <td>
                  {event.detail.found === true ? '查到' : '没有查到'}
                  {event.words.result && `：${event.words.result}`}
                </td>
                <td>{event.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
