/** The index: how much is in it, and its rebuilding while it goes on answering. */
import { Alert, Button } from 'antd';
import { useAct } from '#console/parts/act.tsx';
import { printInstant } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints } from '../contract.ts';
import { isRunning, refreshSearch, useIndexState } from './queries.ts';

export function IndexState() {
  const mayChange = useMay('publishing:structure');
  const state = useIndexState();
  const { run, busy } = useAct();
  const waiting = standIn(state);
  if (waiting || !state.data) return waiting;
  const { rebuild, documents, builtAt } = state.data;
  const running = isRunning(rebuild);
  const start = async () => {
    if (await run(() => call(endpoints.startRebuild, {}))) await refreshSearch();
  };
  return (
    <section className="panel" aria-labelledby="index-state">
      <h2 id="index-state">索引</h2>
      <dl className="search-sums">
        <div>
          <dt>可以搜索到</dt>
          <dd>{documents.toLocaleString('zh-CN')}条</dd>
        </div>
        <div>
          <dt>建立时间</dt>
          <dd>{builtAt ? printInstant(builtAt) : '—'}</dd>
        </div>
      </dl>
      <p className="quiet">
        公开、更正、撤下的信息会自动进出索引，每夜与全部信息核对一次，平时不用重建。重建时搜索照常使用。
      </p>
      <div role="status">
        {running && rebuild && <Alert type="info" showIcon title={`正在重建，已读完${rebuild.done}条。`} />}
        {rebuild?.finishedAt && !rebuild.failed && (
          <Alert
            type="success"
            showIcon
            title={`上次重建：${printInstant(rebuild.finishedAt)}完成，共${rebuild.done}条。`}
          />
        )}
        {rebuild?.failed && (
          <Alert type="error" showIcon title={`上次重建没有完成：${rebuild.failed}。原来的索引仍在使用。`} />
        )}
      </div>
      {mayChange && (
        <p>
          <Button loading={busy || running} onClick={() => void start()}>
            重建索引
          </Button>
        </p>
      )}
    </section>
  );
}
