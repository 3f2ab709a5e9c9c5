/** The report as it will be read, with what is typed and not yet saved: sentences and tables, nothing to edit. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { type AnnualReport, figureAt, sections } from '#rules/annual-report/tables.ts';
import { type Grid, gridsOf } from '../writing/grid.ts';
import { printFigure } from './figures/figure-text.ts';

function Paragraphs({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => (
    <p key={index} className="printed-line">
      {line.trim()}
    </p>
  ));
}

function PrintedTable({ grid, report }: { grid: Grid; report: AnnualReport }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by key
    <section className="form-table-frame" tabIndex={0} aria-label={grid.name}>
      <table className={`form-table is-${grid.id}`}>
        <tbody>
          {grid.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map(({ column, colspan, rowspan, kind, path, text, format }) => {
                const Cell = kind === 'value' || kind === 'note' ? 'td' : 'th';
                return (
                  <Cell key={column} colSpan={colspan} rowSpan={rowspan}>
                    {path === undefined ? text : printFigure(figureAt(report, path), format ?? 'count')}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Printed({ report }: { report: AnnualReport }) {
  const grids = gridsOf(report);
  return (
    <article className="printed">
      <h2>{report.narrative.title}</h2>
      <Paragraphs text={report.narrative.preface} />
      {sections.map(({ id, numeral, title }) => {
        const grid = grids.find((one) => one.id === id);
        return (
          <section key={id}>
            <h3>
              {numeral}、{title[report.format]}
            </h3>
            {grid && <PrintedTable grid={grid} report={report} />}
            <Paragraphs text={report.narrative[id]} />
          </section>
        );
      })}
    </article>
  );
}

export function Preview({ report }: { report: AnnualReport }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>预览</Button>
      <Modal
        open={open}
        title="预览（含尚未保存的修改）"
        width="min(60rem, 96vw)"
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Printed report={report} />
      </Modal>
    </>
  );
}
