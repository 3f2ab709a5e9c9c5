/** What the request is: how it came, what is asked for, what art. 29 still lacks. */
import { Alert } from 'antd';
import { printDay } from '#console/parts/instants.ts';
import type { CaseViewData } from '../../contract.ts';
import { applicantKinds, channels, forms, requestKinds, routes, sources, tracks } from '../../model.ts';
import { FactList } from '../parts/FactList.tsx';

const dayOr = (day: string | null, none: string): string => (day ? printDay(day) : none);

const kindOf = (view: CaseViewData): string => {
  const now = applicantKinds[view.applicantKind];
  return view.applicantKind === view.applicantKindPicked
    ? now
    : `${now}（申请人原选择：${applicantKinds[view.applicantKindPicked]}）`;
};

export function Facts({ view }: { view: CaseViewData }) {
  const rows: readonly (readonly [string, string])[] = [
    [
      '种类',
      `${requestKinds[view.kind]}${view.track === 'disclosure' ? '' : `，现按${tracks[view.track]}办理`}`,
    ],
    ['申请内容', view.subject],
    ['详细说明', view.description],
    ['来源', `${channels[view.channel]}（${sources[view.source]}）`],
    ['到达之日', printDay(view.arrivedOn)],
    ['收到申请之日', dayOr(view.receivedOn, '尚未确定')],
    ['答复期限', view.closedOn ? '' : dayOr(view.dueOn, '尚未起算')],
    ['申请人类型', kindOf(view)],
    ['获取信息的方式', view.form ? forms[view.form] : '没有写明'],
    ['获取信息的途径', view.route ? routes[view.route] : '没有写明'],
    ['需要协助', view.wantsHelp ? view.helpNote || '需要（第四十三条）' : ''],
    ['答复之日', view.repliedOn ? printDay(view.repliedOn) : ''],
    ['送达之日', view.deliveredOn ? printDay(view.deliveredOn) : ''],
    ['保管到', view.retainUntil ? printDay(view.retainUntil) : ''],
  ];
  return (
    <section className="panel" aria-labelledby="facts">
      <h2 id="facts">基本情况</h2>
      {view.missing.length > 0 && !view.closedOn && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={`缺少：${view.missing.join('、')}。可以一次性告知补正，不能因此不收。`}
        />
      )}
      <FactList rows={rows} />
    </section>
  );
}
