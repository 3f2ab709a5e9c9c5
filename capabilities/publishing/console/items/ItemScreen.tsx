/** One piece of information: its text, and beside it everything that is said and done about it. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button, Drawer, Input } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Loading, Page, standInScreen } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract.ts';
import type { HitData, ItemViewData } from '../../contract-shapes.ts';
import { itemKinds } from '../../model.ts';
import type { Spot } from '../editor/places.ts';
import type { Drawn, EditorHandle } from '../editor/useBodyHolder.ts';
import { Rail, type RailProps, type RailTab } from '../rail/Rail.tsx';
import { spotOf } from '../rail/ReviewPanel.tsx';
import { type Checks, useChecks } from '../rail/useChecks.ts';
import { useItemActs } from '../work/useItemActs.ts';
import { type ItemWork, useItemWork } from '../work/useItemWork.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { LeaveSaving } from './LeaveSaving.tsx';
import { Preview } from './Preview.tsx';
import { itemQuery, useNarrow } from './queries.ts';
import { Others, SaveLine } from './SaveLine.tsx';
import { StateStrip } from './StateStrip.tsx';
import { PhaseTags } from './words.tsx';
import './items.css';

const BodyEditor = lazy(() => import('../editor/BodyEditor.tsx'));
const route = getRouteApi('/items/$id');

/** The text of a unit as it was when the hit was found: known only of what is saved. */
const textOf = (view: ItemViewData, unit: string, unsaved: boolean): string | null =>
  unsaved ? null : (view.units.find(({ key }) => key === unit)?.text ?? null);

const spotOfHit = (hit: HitData, work: ItemWork): Spot => ({
  ...{ unit: hit.unit, from: hit.from, to: hit.to, quote: hit.quote },
  text: textOf(work.saved, hit.unit, work.unsaved),
});

/** What is drawn in the text: the findings, and while it is returned the reviewers' remarks. */
function drawnIn(work: ItemWork, checks: Checks): Drawn[] {
  const { saved } = work;
  const hits = checks.hits.map(
    (hit, at): Drawn => ({
      ...{ key: `hit-${at}`, look: hit.severity, title: hit.message, spot: spotOfHit(hit, work) },
    }),
  );
  const returned =
    saved.phase === 'returned' ? saved.review.acts.findLast((act) => act.decision === 'returned') : undefined;
  const remarks = (returned?.remarks ?? []).map(
    (remark, at): Drawn => ({
      ...{
        key: `remark-${at}`,
        look: 'remark',
        title: `审校意见：${remark.reason}`,
        spot: spotOf(remark, saved),
      },
    }),
  );
  return [...hits, ...remarks];
}

/** Leads to the place of a finding: into the text, to the title's field, or to the panel that holds it. */
function useJumping(work: ItemWork, handle: EditorHandle | null, show: (tab: RailTab | null) => void) {
  const title = useRef<HTMLTextAreaElement | null>(null);
  const jumpTo = (spot: Spot) => {
    if (spot.unit === 'title') {
      show(null);
      title.current?.focus();
      title.current?.setSelectionRange(spot.from, spot.to);
      return;
    }
    if (spot.unit === 'facts') return show('facts');
    if (spot.unit === 'arrangement') return show('files');
    show(null);
    // The drawer of a narrow window gives the focus back as it closes; the jump comes after.
    setTimeout(() => {
      if (!handle?.jumpTo(spot)) show('files');
    }, 60);
  };
  const apply = (hit: HitData) => {
    if (hit.suggestion === null) return;
    const spot = spotOfHit(hit, work);
    if (hit.unit === 'title') {
      const { facts } = work.latestForm();
      const words = `${facts.title.slice(0, hit.from)}${hit.suggestion}${facts.title.slice(hit.to)}`;
      return work.change({ facts: { ...facts, title: words } });
    }
    if (!handle?.replace(spot, hit.suggestion)) jumpTo(spot);
  };
  return { title, jumpTo, jumpToHit: (hit: HitData) => jumpTo(spotOfHit(hit, work)), apply };
}

function Issues({ work }: { work: ItemWork }) {
  const { issues, state } = work;
  if (issues.length === 0 && state.kind !== 'refused') return null;
  const refused = state.kind === 'refused' && issues.length === 0 ? state.message : null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="form-alert"
      title={refused ?? (state.kind === 'refused' ? '没有保存，请先改正：' : '还不能办理，请先改正：')}
      description={
        issues.length > 0 && (
          <ul>
            {issues.map((issue) => (
              <li key={`${issue.field}${issue.message}`}>{issue.message}</li>
            ))}
          </ul>
        )
      }
    />
  );
}

function TitleField(props: {
  work: ItemWork;
  locked: boolean;
  field: { current: HTMLTextAreaElement | null };
}) {
  const { work, locked, field } = props;
  const { facts } = work.form;
  const set = (part: Partial<typeof facts>) =>
    work.change({ facts: { ...work.latestForm().facts, ...part } });
  return (
    <div className="title-fields">
      <Input.TextArea
        aria-label="标题"
        ref={(held) => {
          field.current = held?.resizableTextArea?.textArea ?? null;
        }}
        className="title-input"
        rows={facts.title.length > 34 ? 2 : 1}
        maxLength={200}
        disabled={locked}
        placeholder="标题"
        value={facts.title}
        onChange={(event) => set({ title: event.target.value.replace(/\n/g, '') })}
      />
      <Input
        aria-label="副标题"
        variant="borderless"
        maxLength={200}
        disabled={locked}
        placeholder={locked ? '' : '副标题（可以不填）'}
        value={facts.subtitle}
        onChange={(event) => set({ subtitle: event.target.value })}
      />
    </div>
  );
}

/** In a narrow window the rail is a drawer, so that the text is not buried under it. */
function NarrowRail({ open, close, ...rail }: RailProps & { open: boolean; close: () => void }) {
  const { saved, form } = rail.work;
  const entries: readonly (readonly [RailTab, string])[] = [
    ['facts', '要素'],
    ['files', `附件 ${form.attachments.length || ''}`],
    ['checks', `检查 ${rail.checks.hits.length || ''}`],
    ['review', '审校'],
    ['history', '历史'],
    ['releases', '发布'],
  ];
  return (
    <>
      <nav className="rail-bar" aria-label="要素、附件和记录">
        {entries.map(([tab, label]) => (
          <Button key={tab} size="small" onClick={() => rail.show(tab)}>
            {label}
          </Button>
        ))}
      </nav>
      <Drawer
        open={open}
        title={saved.title || '信息'}
        placement="right"
        size="min(30rem, 100vw)"
        onClose={close}
        destroyOnHidden
      >
        <Rail {...rail} />
      </Drawer>
    </>
  );
}

function ItemWorkScreen({ view }: { view: ItemViewData }) {
  const work = useItemWork(view);
  const doing = useItemActs(work);
  const { saved, form } = work;
  const locked = saved.may.edit !== null;
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const [tab, setTab] = useState<RailTab>('facts');
  const [drawer, setDrawer] = useState(false);
  const narrow = useNarrow();
  const checks = useChecks(work, work.changes);
  const show = (next: RailTab | null) => {
    setDrawer(next !== null);
    if (next) setTab(next);
  };
  const jumping = useJumping(work, handle, show);
  const drawn = useMemo(() => drawnIn(work, checks), [work.saved, checks.hits, work.unsaved]);
  useEffect(() => handle?.draw(drawn), [handle, drawn]);
  const reload = async () => work.take(await call(endpoints.getItem, { params: { id: saved.id } }));
  const rail: RailProps = {
    ...{ work, checks, handle, locked, tab, show },
    ...{ jumpTo: jumping.jumpTo, jumpToHit: jumping.jumpToHit, apply: jumping.apply },
  };
  const initial = useMemo(() => work.bodyNow(), []);
  return (
    <Page
      title={form.facts.title || '（还没有标题）'}
      lead={
        <span className="item-lead">
          {saved.section.title} · {itemKinds[saved.kind]} · 编号{saved.id} <PhaseTags row={saved} />
        </span>
      }
      actions={<Preview item={saved.id} flush={work.flush} />}
    >
      <Others work={work} reload={() => void reload()} />
      {work.restored && (
        <Alert
          type="info"
          showIcon
          closable
          role="status"
          className="form-alert"
          title="已恢复上次没有来得及保存的内容，请核对。"
        />
      )}
      <StateStrip work={work} doing={doing} />
      <Issues work={work} />
      {locked && saved.phase !== 'settled' && <p className="quiet">只能查看：{saved.may.edit}</p>}
      <div className="item-work">
        <div className="item-text">
          <TitleField work={work} locked={locked} field={jumping.title} />
          <Suspense fallback={<Loading what="正在打开编辑器" />}>
            <BodyEditor
              item={saved.id}
              initial={initial}
              editable={!locked}
              status={!locked && <SaveLine work={work} />}
              onChange={work.touch}
              onReady={(ready) => {
                if (ready) work.attach(ready);
                setHandle(ready);
              }}
              onTitle={(title) => {
                const { facts } = work.latestForm();
                const present = facts.title.trim();
                if (!present) work.change({ facts: { ...facts, title } });
                return present && present !== title ? present : null;
              }}
            />
          </Suspense>
        </div>
        {narrow ? (
          <NarrowRail {...rail} open={drawer} close={() => setDrawer(false)} />
        ) : (
          <aside className="rail" aria-label="要素、附件和记录">
            <Rail {...rail} />
          </aside>
        )}
      </div>
      <LeaveSaving work={work} />
      <ConflictDialog work={work} />
    </Page>
  );
}

export function ItemScreen() {
  const { id } = route.useParams();
  const item = useQuery(itemQuery(id));
  return item.data ? <ItemWorkScreen key={id} view={item.data} /> : standInScreen('信息', item);
}
