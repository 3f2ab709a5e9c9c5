/** Where an item stands and until when it must be public, in words and colours. */
import { Tag } from 'antd';
import { printDay, printInstant } from '#console/parts/instants.ts';
import { stageLabels } from '#rules/review-stages.ts';
import type { ItemRowData } from '../../contract-shapes.ts';
import { itemKinds, phases } from '../../model.ts';

const colors: Readonly<Record<ItemRowData['phase'], string>> = {
  draft: 'default',
  'in-review': 'processing',
  returned: 'error',
  cleared: 'warning',
  scheduled: 'processing',
  settled: 'success',
};

type Standing = Pick<
  ItemRowData,
  'phase' | 'openStage' | 'isPublic' | 'takenDown' | 'scheduledAt' | 'urgentDueOn'
>;

/** 「审校中 · 复审」, and what is public meanwhile. */
export function PhaseTags({ row }: { row: Standing }) {
  const { phase, openStage, isPublic, takenDown, scheduledAt, urgentDueOn } = row;
  const word = takenDown && phase === 'settled' ? '已撤下' : phases[phase];
  return (
    <span className="phase-tags">
      <Tag color={takenDown && phase === 'settled' ? 'default' : colors[phase]}>
        {word}
        {phase === 'in-review' && openStage && ` · ${stageLabels[openStage]}`}
      </Tag>
      {phase === 'scheduled' && scheduledAt && <span className="quiet">{printInstant(scheduledAt)}</span>}
      {phase !== 'settled' && isPublic && <Tag>网站上是原文</Tag>}
      {phase !== 'settled' && takenDown && <Tag>已撤下</Tag>}
      {urgentDueOn && <Tag color="error">紧急发布，{printDay(urgentDueOn)}前补齐审校</Tag>}
    </span>
  );
}

type Due = NonNullable<ItemRowData['due']>;

/** 「还有12个工作日」; late in red and in words. */
export function DueWords({ due }: { due: Due | null }) {
  if (!due) return <span className="quiet">—</span>;
  if (due.left === null) return <span className="quiet">{due.late ? '逾期公开' : '已按期公开'}</span>;
  if (due.late) return <Tag color="error">已超{Math.abs(due.left)}个工作日</Tag>;
  if (due.left === 0) return <Tag color="error">今天到期</Tag>;
  return <Tag color={due.left <= 5 ? 'warning' : 'default'}>还有{due.left}个工作日</Tag>;
}

export const kindOptions = Object.entries(itemKinds).map(([value, label]) => ({ value, label }));
