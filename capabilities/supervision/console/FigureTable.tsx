/** Figures as a chart for the eye and as a table for everybody. */
import { lazy, Suspense } from 'react';
import { Loading } from '#console/parts/page.tsx';
import type { Figures } from './Chart.tsx';

const Chart = lazy(() => import('./Chart.tsx'));

type Props = { title: string; first: string; figures: Figures };

function Table({ title, first, figures }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <section className="table-frame" aria-label={`${title}的表`} tabIndex={0}>
      <table className="plain-table">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {figures.series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.labels.map((label, at) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {figures.series.map(({ name, values }) => (
                <td key={name}>{values[at] ?? '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function FigureTable(props: Props) {
  return (
    <>
      <Suspense fallback={<Loading />}>
        <Chart figures={props.figures} />
      </Suspense>
      <details>
        <summary>{props.title}的数字</summary>
        <Table {...props} />
      </details>
    </>
  );
}
