/** The report as it is printed: title, six sections, three tables; everything in its place can be typed over. */
import { Button, Checkbox } from 'antd';
import { type Dispatch, memo, useMemo } from 'react';
import { type Narrative, type SectionId, sections } from '#rules/annual-report/tables.ts';
import { gridsOf } from '../../writing/grid.ts';
import { byCell, type FindingData, sectionOf } from '../figures/findings-view.ts';
import { computedTotals } from '../figures/totals.ts';
import { FormTable, type TableView } from './FormTable.tsx';
import { Prose } from './Prose.tsx';
import { useCellEvents } from './useCellEvents.ts';
import { type Change, previousOf, type Work } from './work.ts';

type EditorProps = {
  work: Work;
  dispatch: Dispatch<Change>;
  findings: readonly FindingData[];
  readOnly: boolean;
  compare: boolean;
  setCompare: (on: boolean) => void;
  visit: (path: string) => void;
};

function useTableView({ work, dispatch, findings, readOnly, compare, visit }: EditorProps): TableView {
  const { comments } = work.saved;
  const events = useCellEvents(work.report, dispatch, visit);
  const marks = useMemo(() => byCell(findings), [findings]);
  const computed = useMemo(() => computedTotals(work.report), [work.report]);
  const counted = useMemo(() => {
    const open = new Map<string, number>();
    for (const { cell, resolved } of comments) {
      if (cell && !resolved) open.set(cell, (open.get(cell) ?? 0) + 1);
    }
    return open;
  }, [comments]);
  const lastYear = compare ? previousOf(work.saved) : null;
  return { work, findings: marks, computed, comments: counted, lastYear, readOnly, events };
}

/** What the whole form can be told: compare, compute totals. */
function FormTools({ work, dispatch, readOnly, compare, setCompare }: EditorProps) {
  const hasPrevious = work.saved.previous !== null;
  return (
    <div className="form-tools">
      <Checkbox
        checked={compare && hasPrevious}
        disabled={!hasPrevious}
        onChange={(event) => setCompare(event.target.checked)}
      >
        {hasPrevious ? '显示上年数和增减' : '没有上年报告可以对照'}
      </Checkbox>
      {!readOnly && (
        <>
          <Checkbox
            checked={work.autoTotals}
            onChange={(event) => dispatch({ kind: 'auto-totals', on: event.target.checked })}
          >
            填数时自动合计
          </Checkbox>
          <Button size="small" onClick={() => dispatch({ kind: 'totals-computed' })}>
            按明细重算全部总计
          </Button>
          <Button size="small" onClick={() => dispatch({ kind: 'blanks-zeroed' })}>
            空格全部填0
          </Button>
          <span className="quiet">
            方向键、回车移动；可从Excel粘贴整块数字。没有发生的填0；空白表示没有填写，不等于0。
          </span>
        </>
      )}
    </div>
  );
}

/** Drawn again when the draft or its findings change, not when the cursor moves. */
export const FormEditor = memo(function FormEditor(props: EditorProps) {
  const { work, dispatch } = props;
  const { report } = work;
  const view = useTableView(props);
  const grids = gridsOf(report);
  const about = (id: SectionId) =>
    props.findings.filter((finding) => sectionOf(finding, report.narrative) === id);
  const change = (part: keyof Narrative, text: string) => dispatch({ kind: 'narrated', part, text });
  const prose = { readOnly: props.readOnly, change };
  return (
    <div className="form-editor">
      <FormTools {...props} />
      <Prose {...prose} part="title" label="标题" rows={1} text={report.narrative.title} findings={[]} />
      <Prose {...prose} part="preface" label="引言" rows={3} text={report.narrative.preface} findings={[]} />
      {sections.map((section) => {
        const grid = grids.find(({ id }) => id === section.id);
        const title = `${section.numeral}、${section.title[report.format]}`;
        return (
          <section key={section.id} aria-labelledby={`section-${section.id}`}>
            <h2 id={`section-${section.id}`}>{title}</h2>
            {grid && <FormTable grid={grid} caption={`${grid.name} ${title}`} view={view} />}
            <Prose
              {...prose}
              part={section.id}
              label={grid ? `“${title}”的文字说明（可不填）` : `“${title}”的文字`}
              rows={grid ? 2 : 8}
              text={report.narrative[section.id]}
              findings={about(section.id)}
            />
          </section>
        );
      })}
    </div>
  );
});
