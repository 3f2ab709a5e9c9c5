/** 栏目: the tree of the site, how fresh each section is, and everything that can be done with one. */
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { today } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type SectionData } from '../../contract.ts';
import { sectionKinds } from '../../model.ts';
import { freshnessOf } from './freshness-words.ts';
import { SectionDrawer } from './SectionDrawer.tsx';
import { type Branch, printedAddress, reordered, treeOf } from './tree.ts';
import './sections.css';

/** Where the new section is to stand, or which one is open; null: neither. */
export type Opened = { readonly id: string } | { readonly parentId: string | null };

type Hands = {
  readonly mayChange: boolean;
  readonly busy: boolean;
  readonly open: (what: Opened) => void;
  readonly order: (parentId: string | null, ids: readonly string[], moved: string) => void;
};

function Fresh({ section }: { section: SectionData }) {
  const { sign, tone, text } = freshnessOf(section, today());
  return (
    <span className={`fresh is-${tone}`}>
      {sign} {text}
    </span>
  );
}

function OrderButtons({
  section,
  neighbours,
  hands,
}: {
  section: SectionData;
  neighbours: readonly string[];
  hands: Hands;
}) {
  const button = (step: -1 | 1, sign: string, word: string) => {
    const ids = reordered(neighbours, section.id, step);
    return (
      <Button
        size="small"
        aria-label={`${word}${section.title}`}
        title={word}
        disabled={ids === null || hands.busy}
        onClick={() => ids && hands.order(section.parentId, ids, `“${section.title}”已${word}`)}
      >
        {sign}
      </Button>
    );
  };
  return (
    <span className="button-row order-buttons">
      {button(-1, '↑', '上移')}
      {button(1, '↓', '下移')}
    </span>
  );
}

function Row({
  section,
  neighbours,
  hands,
}: {
  section: SectionData;
  neighbours: readonly string[];
  hands: Hands;
}) {
  return (
    <div className={section.state === 'retired' ? 'section-row is-retired' : 'section-row'}>
      <div className="section-name">
        <Button type="link" className="cell-link" onClick={() => hands.open({ id: section.id })}>
          {section.title}
        </Button>
        {section.state === 'retired' && <Tag>已停用</Tag>}
        {section.state === 'active' && !section.inNavigation && <Tag>不在导航</Tag>}
        <span className="quiet section-address">{printedAddress(section.slug)}</span>
      </div>
      <span>{sectionKinds[section.kind]}</span>
      <span>已公开{section.publicItems}条</span>
      <Fresh section={section} />
      {hands.mayChange && <OrderButtons section={section} neighbours={neighbours} hands={hands} />}
    </div>
  );
}

function Branches({ branches, hands }: { branches: readonly Branch[]; hands: Hands }) {
  const neighbours = branches.map(({ section }) => section.id);
  return (
    <ul className="section-tree">
      {branches.map(({ section, branches: inner }) => (
        <li key={section.id}>
          <Row section={section} neighbours={neighbours} hands={hands} />
          {inner.length > 0 && <Branches branches={inner} hands={hands} />}
        </li>
      ))}
    </ul>
  );
}

const take = (sections: SectionData[]) => queries.setQueryData(['sections'], sections);

function useOrder(announce: (sentence: string) => void) {
  const { run, busy } = useAct();
  const order = async (parentId: string | null, ids: readonly string[], moved: string) => {
    const sections = await run(() => call(endpoints.orderSections, { input: { parentId, ids: [...ids] } }));
    if (!sections) return void queries.invalidateQueries({ queryKey: ['sections'] });
    take(sections);
    announce(moved);
  };
  return { order, busy };
}

function Tree({ sections, open }: { sections: readonly SectionData[]; open: (what: Opened) => void }) {
  const mayChange = useMay('publishing:structure');
  const [said, setSaid] = useState('');
  const [retired, setRetired] = useState(false);
  const { order, busy } = useOrder(setSaid);
  const gone = sections.filter(({ state }) => state === 'retired').length;
  const shown = retired ? sections : sections.filter(({ state }) => state === 'active');
  return (
    <section className="panel section-panel">
      <p role="status" className="sr-only">
        {said}
      </p>
      {shown.length === 0 ? (
        <Empty description="还没有栏目。请先新建“政府信息公开”和“工作动态”等栏目。" />
      ) : (
        <Branches branches={treeOf(shown)} hands={{ mayChange, busy, open, order }} />
      )}
      {gone > 0 && (
        <Button type="link" className="cell-link" onClick={() => setRetired(!retired)}>
          {retired ? '不显示' : '显示'}已停用的{gone}个栏目
        </Button>
      )}
    </section>
  );
}

export function SectionList() {
  const mayChange = useMay('publishing:structure');
  const [opened, setOpened] = useState<Opened | null>(null);
  const sections = useQuery({
    queryKey: ['sections'],
    queryFn: ({ signal }) => call(endpoints.listSections, {}, signal),
  });
  return (
    <Page
      title="栏目"
      lead="改名、换网址、移动、合并都不会断开已有的网址：旧网址自动跳转。更新要求是检查指标的口径，不是法律规定。"
      actions={
        mayChange && (
          <Button type="primary" onClick={() => setOpened({ parentId: null })}>
            新建栏目
          </Button>
        )
      }
    >
      {standIn(sections) ?? <Tree sections={sections.data ?? []} open={setOpened} />}
      {opened && sections.data && (
        <SectionDrawer
          opened={opened}
          sections={sections.data}
          open={setOpened}
          close={() => setOpened(null)}
        />
      )}
    </Page>
  );
}
