/** A case's releases in the console's store. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queries } from '#console/queries.ts';
import { call, IssuesError } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import {
  releaseEndpoints as endpoints,
  type MarkData,
  type ReleaseViewData,
} from '../../contract-release.ts';

/** Which release of which case. */
export type Which = { readonly id: string; readonly release: string };

/** What was answered; what must be put right is thrown, for the screen to show at its field. */
export async function settled<T>(answer: Promise<T>): Promise<Exclude<T, { issues: unknown }>> {
  const got = await answer;
  if (isIssues(got)) throw new IssuesError(got.issues);
  return got as Exclude<T, { issues: unknown }>;
}

export const useReleases = (id: string) =>
  useQuery({
    queryKey: ['releases', id],
    queryFn: ({ signal }) => call(endpoints.listReleases, { params: { id } }, signal),
  });

export const useRelease = ({ id, release }: Which) =>
  useQuery({
    queryKey: ['releases', id, release],
    queryFn: ({ signal }) => call(endpoints.getRelease, { params: { id, release } }, signal),
  });

/** The document laid out; it does not change while the release lives. */
export const useLayout = ({ id, release }: Which) =>
  useQuery({
    queryKey: ['release-layout', id, release],
    queryFn: ({ signal }) => call(endpoints.releaseLayout, { params: { id, release } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the marks come to lie; the former places stay in sight until the new ones are known. */
export const usePlaces = ({ id, release }: Which, marks: readonly MarkData[]) =>
  useQuery({
    queryKey: ['release-places', id, release, marks],
    queryFn: ({ signal }) =>
      settled(call(endpoints.placeMarks, { params: { id, release }, input: { marks: [...marks] } }, signal)),
    enabled: marks.length > 0,
    placeholderData: keepPreviousData,
  });

/** How far the release is being made, asked for every second. */
export const useProgress = ({ id, release }: Which) =>
  useQuery({
    queryKey: ['release-progress', id, release],
    queryFn: ({ signal }) => call(endpoints.releaseProgress, { params: { id, release } }, signal),
    refetchInterval: 1000,
    gcTime: 0,
  });

/** Puts what a step answered in the place of what was known. */
export function keepRelease(view: ReleaseViewData): void {
  queries.setQueryData(['releases', view.requestId, view.id], view);
  void queries.invalidateQueries({ queryKey: ['releases', view.requestId], exact: true });
}
