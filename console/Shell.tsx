/** The frame around every screen: organ, navigation, person; sign-in first, and again when the session has ended. */
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ForcedPasswordChange } from '#capabilities/accounts/console/PasswordForm.tsx';
import type { SessionViewData, SignedInData } from '#capabilities/accounts/contract.ts';
import { HeaderSearch } from '#capabilities/search/console/HeaderSearch.tsx';
import { itemOf, navigationFor } from './navigation.ts';
import { useAct } from './parts/act.tsx';
import { Failed, Loading } from './parts/page.tsx';
import { queries, whenSignedOut } from './queries.ts';
import { SignInForm, SignInPage } from './SignIn.tsx';
import { SignedInProvider, signOut, takeSession, useSession } from './session.tsx';

function Navigation({ staff, open, close }: { staff: SignedInData; open: boolean; close: () => void }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const groups = navigationFor(staff.permissions);
  const current = itemOf(
    path,
    groups.flatMap(({ items }) => items),
  );
  return (
    <nav id="navigation" aria-label="主导航" className={open ? 'navigation is-open' : 'navigation'}>
      {groups.map((group) => (
        <div key={group.key} className="navigation-group">
          {group.label && (
            <p id={`navigation-${group.key}`} className="navigation-name">
              {group.label}
            </p>
          )}
          <ul {...(group.label && { 'aria-labelledby': `navigation-${group.key}` })}>
            {group.items.map((item) => (
              <li key={item.to}>
                <Link
                  to={item.to}
                  onClick={close}
                  activeOptions={{ exact: true }}
                  activeProps={{ className: '' }}
                  {...(item === current && { className: 'active', 'aria-current': 'page' as const })}
                >
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Header({ staff, open, toggle }: { staff: SignedInData; open: boolean; toggle: () => void }) {
  const { run, busy } = useAct();
  return (
    <header className="header">
      <Button className="menu-button" aria-expanded={open} aria-controls="navigation" onClick={toggle}>
        {open ? '收起菜单' : '菜单'}
      </Button>
      <Link to="/" className="header-name">
        公开台
      </Link>
      <span className="header-organ">{staff.organ.name}</span>
      <HeaderSearch />
      <span className="header-person">{staff.name}</span>
      <Button className="on-dark" type="text" loading={busy} onClick={() => void run(signOut)}>
        退出
      </Button>
    </header>
  );
}

/** Over the page, so that what was typed stays; another person's sign-in starts the console anew. */
function SignInAgain({ staff }: { staff: SignedInData }) {
  const [ended, setEnded] = useState(false);
  useEffect(() => whenSignedOut(() => setEnded(true)), []);
  const back = (session: SessionViewData) => {
    if (session.staff?.id !== staff.id) return window.location.reload();
    takeSession(session);
    setEnded(false);
    void queries.invalidateQueries();
  };
  return (
    <Modal open={ended} title="登录已失效" footer={null} closable={false} keyboard={false} destroyOnHidden>
      <p>请重新登录。本页上没有保存的内容不会丢失，登录后可以继续。</p>
      <SignInForm loginName={staff.loginName} onSignedIn={back} />
      <Button type="link" block onClick={() => window.location.reload()}>
        换一个账号登录（本页未保存的内容将丢失）
      </Button>
    </Modal>
  );
}

function SignedInShell({ staff }: { staff: SignedInData }) {
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  // After moving to another screen the keyboard and the screen reader start at its beginning.
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return (
    <SignedInProvider staff={staff}>
      <a href="#main" className="skip">
        跳到主要内容
      </a>
      <Header staff={staff} open={open} toggle={() => setOpen(!open)} />
      <div className="body">
        <Navigation staff={staff} open={open} close={() => setOpen(false)} />
        <main id="main" tabIndex={-1} ref={main}>
          <Outlet />
        </main>
      </div>
      <SignInAgain staff={staff} />
    </SignedInProvider>
  );
}

export function Shell() {
  const session = useSession();
  if (session.error) return <Failed problem={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return <Loading />;
  const { staff } = session.data;
  if (!staff) return <SignInPage onSignedIn={takeSession} />;
  if (staff.mustChangePassword) {
    return <ForcedPasswordChange staff={staff} onChanged={takeSession} onSignOut={() => void signOut()} />;
  }
  return <SignedInShell key={staff.id} staff={staff} />;
}
