/** 审核链: who may do which of the six stages, what must be kept apart, and which sections use which chain. */
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Page, standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { cite } from '#rules/citation.ts';
import { reviewBasis, stageLabels } from '#rules/review-stages.ts';
import { type ChainData, endpoints } from '../../contract-review.ts';
import { ChainDrawer } from './ChainDrawer.tsx';
import { reviewRoles } from './review-roles.ts';
import { separationWords } from './separations.ts';
import './chains.css';

type Names = (id: string) => string;

function Stages({ chain, nameOf }: { chain: ChainData; nameOf: Names }) {
  return (
    <ol className="chain-stages">
      {chain.stages.map(({ stage, roles, people }) => {
        const who = [...roles.map((role) => reviewRoles[role] ?? role), ...people.map(nameOf)];
        return (
          <li key={stage}>
            <b>{stageLabels[stage]}</b>
            <span className={who.length > 0 ? undefined : 'text-error'}>
              {who.length > 0 ? who.join('、') : '✕ 没有指定'}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Card({
  chain,
  nameOf,
  open,
  remove,
}: {
  chain: ChainData;
  nameOf: Names;
  open: () => void;
  remove: () => void;
}) {
  const mayChange = useMay('publishing:chain');
  return (
    <section className="panel" aria-label={chain.name}>
      <div className="chain-head">
        <h2>{chain.name}</h2>
        {chain.isDefault && <Tag color="processing">默认</Tag>}
        {mayChange && (
          <span className="button-row">
            <Button size="small" onClick={open} aria-label={`修改${chain.name}`}>
              修改
            </Button>
            {!chain.isDefault && chain.sections.length === 0 && (
              <Button size="small" danger onClick={remove} aria-label={`删除${chain.name}`}>
                删除
              </Button>
            )}
          </span>
        )}
      </div>
      {chain.gaps.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="form-alert"
          title="这条链现在走不通："
          description={
            <ul className="plain-links">
              {chain.gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          }
        />
      )}
      <Stages chain={chain} nameOf={nameOf} />
      <p>回避要求：{separationWords(chain.separations)}；撰写或修改过文字的人一律不能审校。</p>
      <p className="quiet">
        {chain.sections.length > 0
          ? `使用这条链的栏目：${chain.sections.join('、')}`
          : chain.isDefault
            ? '没有另行指定的栏目都用这条链。'
            : '还没有栏目使用。在“栏目”里可以指定。'}
      </p>
    </section>
  );
}

export const takeChains = (chains: ChainData[]) => {
  queries.setQueryData(['chains'], chains);
  void queries.invalidateQueries({ queryKey: ['reviews'] });
  void queries.invalidateQueries({ queryKey: ['review'] });
};

function RemoveDialog({ chain, close }: { chain: ChainData; close: () => void }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const remove = async () => {
    const chains = await run(() => call(endpoints.removeChain, { params: { id: chain.id } }));
    if (!chains) return;
    takeChains(chains);
    message.success('已删除');
    close();
  };
  return (
    <Modal
      open
      title={`删除审核链“${chain.name}”？`}
      okText="删除"
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      onOk={() => void remove()}
      onCancel={close}
    >
      <p>没有栏目使用这条链。已经完成的审校记录不受影响。</p>
    </Modal>
  );
}

export function ChainList() {
  const mayChange = useMay('publishing:chain');
  const [editing, setEditing] = useState<ChainData | 'new' | null>(null);
  const [removing, setRemoving] = useState<ChainData | null>(null);
  const chains = useQuery({
    queryKey: ['chains'],
    queryFn: ({ signal }) => call(endpoints.listChains, {}, signal),
  });
  const colleagues = useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => call(endpoints.listColleagues, {}, signal),
  });
  const nameOf = (id: string) => colleagues.data?.find((one) => one.id === id)?.name ?? '已停用的人员';
  return (
    <Page
      title="审核链"
      lead={`${cite(reviewBasis)}要求明确审查的程序和责任；三审三校的分级和人员是本单位的规定，在这里设置。`}
      actions={
        mayChange && (
          <Button type="primary" onClick={() => setEditing('new')}>
            新建审核链
          </Button>
        )
      }
    >
      {standIn(chains) ??
        chains.data?.map((chain) => (
          <Card
            key={chain.id}
            chain={chain}
            nameOf={nameOf}
            open={() => setEditing(chain)}
            remove={() => setRemoving(chain)}
          />
        ))}
      {editing && (
        <ChainDrawer
          chain={editing === 'new' ? null : editing}
          people={colleagues.data ?? []}
          close={() => setEditing(null)}
        />
      )}
      {removing && <RemoveDialog chain={removing} close={() => setRemoving(null)} />}
    </Page>
  );
}
