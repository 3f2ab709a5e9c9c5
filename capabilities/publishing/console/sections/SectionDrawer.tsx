/** One section: its name, address and place; every address that leads to it; merging, retiring, reviving. */
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type SectionData } from '../../contract.ts';
import { SectionForm } from './SectionForm.tsx';
import type { Opened } from './SectionList.tsx';
import { MergeDialog, RetireDialog } from './section-dialogs.tsx';
import { type Branch, printedAddress, treeOf } from './tree.ts';

type DrawerProps = {
  opened: Opened;
  sections: readonly SectionData[];
  open: (what: Opened) => void;
  close: () => void;
};

/** The branch of one section, for what stands below it. */
function branchOf(branches: readonly Branch[], id: string): Branch | undefined {
  for (const branch of branches) {
    const found = branch.section.id === id ? branch : branchOf(branch.branches, id);
    if (found) return found;
  }
  return undefined;
}

function Addresses({ section }: { section: SectionData }) {
  const old = section.addresses.filter((address) => !address.endsWith(section.slug));
  return (
    <section aria-labelledby="section-addresses">
      <h2 id="section-addresses">网址</h2>
      <p>
        <a href={printedAddress(section.slug)} target="_blank" rel="noopener">
          {printedAddress(section.slug)}
        </a>
        <span className="quiet">（新窗口）</span>
      </p>
      {old.length > 0 && (
        <p className="quiet">旧网址 {old.map(printedAddress).join('、')} 自动跳转到这里。</p>
      )}
    </section>
  );
}

function Revive({ section, close }: { section: SectionData; close: () => void }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const revive = async () => {
    const sections = await run(() => call(endpoints.reviveSection, { params: { id: section.id } }));
    if (!sections) return;
    queries.setQueryData(['sections'], sections);
    message.success(`“${section.title}”已恢复`);
    close();
  };
  return (
    <Button loading={busy} onClick={() => void revive()}>
      恢复这个栏目
    </Button>
  );
}

function Endings({
  branch,
  sections,
  close,
}: {
  branch: Branch;
  sections: readonly SectionData[];
  close: () => void;
}) {
  const [asking, setAsking] = useState<'merge' | 'retire' | null>(null);
  const { section } = branch;
  return (
    <section aria-labelledby="section-endings">
      <h2 id="section-endings">合并、停用</h2>
      {section.state === 'retired' ? (
        <>
          <p>这个栏目已停用，不在网站上显示。</p>
          <Revive section={section} close={close} />
        </>
      ) : (
        <div className="button-row">
          <Button onClick={() => setAsking('merge')}>并入另一栏目…</Button>
          <Button danger onClick={() => setAsking('retire')}>
            停用…
          </Button>
        </div>
      )}
      {asking === 'merge' && (
        <MergeDialog section={section} sections={sections} cancel={() => setAsking(null)} done={close} />
      )}
      {asking === 'retire' && (
        <RetireDialog branch={branch} sections={sections} cancel={() => setAsking(null)} done={close} />
      )}
    </section>
  );
}

export function SectionDrawer({ opened, sections, open, close }: DrawerProps) {
  const mayChange = useMay('publishing:structure');
  const branch = 'id' in opened ? branchOf(treeOf(sections), opened.id) : undefined;
  const section = branch?.section ?? null;
  const key = 'id' in opened ? opened.id : `new below ${opened.parentId}`;
  return (
    <Drawer open onClose={close} size={560} title={section ? section.title : '新建栏目'}>
      <div key={key}>
        <SectionForm
          section={section}
          parentId={'parentId' in opened ? opened.parentId : null}
          sections={sections}
          readOnly={!mayChange || section?.state === 'retired'}
          saved={close}
        />
        {section && <Addresses section={section} />}
        {section && mayChange && section.state === 'active' && (
          <section aria-labelledby="section-below">
            <h2 id="section-below">下级栏目</h2>
            <Button onClick={() => open({ parentId: section.id })}>在“{section.title}”下新建栏目</Button>
          </section>
        )}
        {branch && mayChange && <Endings branch={branch} sections={sections} close={close} />}
      </div>
    </Drawer>
  );
}
