/** Who is signed in. The frame asks once; every screen reads it from here. */
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { endpoints, type SessionViewData, type SignedInData } from '#capabilities/accounts/contract.ts';
import { call, rememberCsrf } from '#platform/call.ts';
import { queries } from './queries.ts';

const key = ['session'] as const;

/** Takes over what the server says of the session, its token included. */
export function takeSession(session: SessionViewData): void {
  rememberCsrf(session.csrf);
  queries.setQueryData(key, session);
}

/** The session as the server knows it. */
export function useSession() {
  return useQuery({
    queryKey: key,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const session = await call(endpoints.getSession, {});
      rememberCsrf(session.csrf);
      return session;
    },
  });
}

/** Ends the session here and on the server; everything loaded is forgotten. */
export async function signOut(): Promise<void> {
  await call(endpoints.signOut, {});
  queries.clear();
  takeSession({ staff: null, csrf: null });
}

const Signed = createContext<SignedInData | null>(null);

export function SignedInProvider({ staff, children }: { staff: SignedInData; children: ReactNode }) {
  return <Signed value={staff}>{children}</Signed>;
}

/** The signed-in person; only screens inside the shell may ask. */
export function useStaff(): SignedInData {
  const staff = useContext(Signed);
  if (!staff) throw new Error('useStaff outside of the shell');
  return staff;
}

/** Whether the signed-in person holds a permission. */
export const useMay = (permission: string): boolean => useStaff().permissions.includes(permission);
