/** What is shown when a screen does not exist or has broken. */
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { Page } from './parts/page.tsx';

export function NotFoundPage() {
  return (
    <Page title="没有这个页面">
      <Result status="info" title="地址可能写错了，或者页面已经移走" extra={<Link to="/">回到待办</Link>} />
    </Page>
  );
}

/** A fault of the program itself: told plainly, without details, with a way on. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  // A chunk of an older build is gone after an update: loading afresh is the cure.
  const outdated = /dynamically imported module|Importing a module script failed/.test(String(error));
  return (
    <Page title={outdated ? '程序已更新' : '页面出错了'}>
      <div role="alert">
        <Result
          status="warning"
          title={outdated ? '请刷新页面，使用新的版本' : '这个页面没有正常显示'}
          subTitle={
            outdated
              ? undefined
              : '这是程序的差错，不是您的操作造成的。请再试一次；仍不行时请告诉系统管理员。'
          }
          extra={
            outdated ? (
              <Button type="primary" onClick={() => window.location.reload()}>
                刷新
              </Button>
            ) : (
              <Button onClick={reset}>再试一次</Button>
            )
          }
        />
      </div>
    </Page>
  );
}
