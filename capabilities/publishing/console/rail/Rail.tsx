/** Beside the text: what is said of it, its files, what was found, who passed it, what has happened. */
import type { HitData } from '../../contract-shapes.ts';
import type { Spot } from '../editor/places.ts';
import type { EditorHandle } from '../editor/useBodyHolder.ts';
import type { ItemWork } from '../work/useItemWork.ts';
import { AttachmentsPanel } from './AttachmentsPanel.tsx';
import { ChecksPanel } from './ChecksPanel.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { ReleasePanel } from './ReleasePanel.tsx';
import { ReviewPanel } from './ReviewPanel.tsx';
import { TabList } from './TabList.tsx';
import type { Checks } from './useChecks.ts';

export type RailTab = 'facts' | 'files' | 'checks' | 'review' | 'history' | 'releases';

export type RailProps = {
  readonly work: ItemWork;
  readonly checks: Checks;
  readonly handle: EditorHandle | null;
  readonly locked: boolean;
  readonly tab: RailTab;
  readonly show: (tab: RailTab) => void;
  readonly jumpToHit: (hit: HitData) => void;
  readonly jumpTo: (spot: Spot) => void;
  readonly apply: (hit: HitData) => void;
};

export function Rail(props: RailProps) {
  const { work, checks, handle, locked, tab, show } = props;
  const { saved, form } = work;
  const serious = checks.hits.filter(({ severity }) => severity === 'serious').length;
  const count = (number: number) => (number > 0 ? ` ${number}` : '');
  return (
    <TabList<RailTab>
      label="要素、附件和记录"
      active={tab}
      choose={show}
      tabs={[
        { key: 'facts', label: '要素', content: () => <FactsPanel work={work} locked={locked} /> },
        {
          key: 'files',
          label: `附件${count(form.attachments.length)}`,
          content: () => <AttachmentsPanel work={work} locked={locked} />,
        },
        {
          key: 'checks',
          label: (
            <span className={serious > 0 ? 'text-error' : ''}>
              检查{count(checks.hits.length)}
              {serious > 0 && <span className="sr-only">，其中{serious}处必须处理</span>}
            </span>
          ),
          content: () => (
            <ChecksPanel
              work={work}
              checks={checks}
              handle={handle}
              locked={locked}
              jump={props.jumpToHit}
              apply={props.apply}
            />
          ),
        },
        { key: 'review', label: '审校', content: () => <ReviewPanel view={saved} jump={props.jumpTo} /> },
        { key: 'history', label: '历史', content: () => <HistoryPanel view={saved} /> },
        { key: 'releases', label: '发布', content: () => <ReleasePanel view={saved} /> },
      ]}
    />
  );
}
