/** Beside the form: findings, the present cell, comments, what has happened. */
import { Tabs } from 'antd';
import { printInstant } from '#console/parts/instants.ts';
import type { ReportViewData } from '../../contract.ts';
import { CellPanel } from './CellPanel.tsx';
import { Changes } from './Changes.tsx';
import { Comments } from './Comments.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import type { Trial } from './useTrial.ts';
import type { Editing } from './useWork.ts';

function History({ timeline }: { timeline: ReportViewData['timeline'] }) {
  return (
    <ol className="timeline">
      {timeline.map((entry) => (
        <li key={`${entry.at}${entry.event}${entry.text}`}>
          <span className="quiet">
            {printInstant(entry.at)} {entry.by}
          </span>
          <div>{entry.text}</div>
        </li>
      ))}
    </ol>
  );
}

export function SidePanel(props: { editing: Editing; trial: Trial; cell: string | null }) {
  const { editing, trial, cell } = props;
  const { saved, report } = editing.work;
  const open = saved.comments.filter((comment) => !comment.resolved).length;
  return (
    <aside className="side-panel" aria-label="校核与批注" id="side-panel">
      <Tabs
        size="small"
        // All five fit: what is folded away would stand among the tabs as a button.
        tabBarGutter={12}
        items={[
          {
            key: 'findings',
            label: `问题 ${trial.findings.length}`,
            children: <FindingsPanel trial={trial} narrative={report.narrative} />,
          },
          {
            key: 'cell',
            label: '本格',
            children: <CellPanel editing={editing} path={cell} findings={trial.findings} />,
          },
          { key: 'comments', label: `批注 ${open}`, children: <Comments editing={editing} cell={null} /> },
          { key: 'changes', label: '对照', children: <Changes saved={saved} /> },
          { key: 'history', label: '经过', children: <History timeline={saved.timeline} /> },
        ]}
      />
    </aside>
  );
}
