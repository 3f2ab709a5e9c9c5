/** Who did how much in a year, and whose acts came later than the organ's own limit. */
import { Empty } from 'antd';
import type { PersonTallyData, SupervisionData } from '../contract.ts';

const columns: readonly {
  readonly key: keyof Omit<PersonTallyData, 'id' | 'name'>;
  readonly label: string;
}[] = [
  { key: 'written', label: '撰写' },
  { key: 'passed', label: '审校通过' },
  { key: 'returned', label: '退回' },
  { key: 'late', label: '审校超时' },
  { key: 'published', label: '发布' },
];

function Tallies({ view }: { view: SupervisionData }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <section className="table-frame" aria-label={`${view.year}年各人办理情况的表`} tabIndex={0}>
      <table className="plain-table people-table">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              {columns.map(({ key }) => (
                <td key={key}>
                  {key === 'late' && person.late > 0 ? (
                    <b className="text-error">{person.late}</b>
                  ) : (
                    person[key]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function People({ view }: { view: SupervisionData }) {
  return (
    <section className="panel" aria-labelledby="people">
      <h2 id="people">{view.year}年各人办理情况</h2>
      {view.people.length === 0 ? <Empty description="这一年还没有办理记录" /> : <Tallies view={view} />}
      <p className="quiet">“审校超时”按发布设置中的办理时限计算，是本单位的规定。</p>
    </section>
  );
}
