/** The head of a screen, waiting, and a screen that could not be loaded. */
import { Button, Result, Spin } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { sentence } from './act.tsx';

type PageProps = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A screen with its one heading; the heading also names the browser's tab. */
export function Page({ title, lead, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} - 公开台`;
  }, [title]);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="page-lead">{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

export function Loading({ what = '正在加载' }: { what?: string }) {
  return (
    <div className="loading" role="status">
      <Spin />
      <span>{what}…</span>
    </div>
  );
}

/** A failure in place of the screen, with the server's sentence and a way to try again. */
export function Failed({ problem, retry }: { problem: unknown; retry?: () => void }) {
  return (
    <div role="alert">
      <Result
        status="warning"
        title="没有加载成功"
        subTitle={sentence(problem)}
        extra={retry && <Button onClick={retry}>再试一次</Button>}
      />
    </div>
  );
}

/** The same for the query that a whole screen rests on: where it failed, the screen still has its heading. */
export const standInScreen = (title: string, query: Parameters<typeof standIn>[0]): ReactNode =>
  query.data === undefined && query.error ? <Page title={title}>{standIn(query)}</Page> : standIn(query);

/** What stands in for a query while it loads or after it failed; null when its data is there. */
export function standIn(query: {
  isPending: boolean;
  error: unknown;
  data: unknown;
  refetch: () => unknown;
}): ReactNode {
  if (query.data !== undefined) return null;
  if (query.error) return <Failed problem={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
