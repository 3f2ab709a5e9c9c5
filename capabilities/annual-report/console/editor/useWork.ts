/** The editor's hold on one draft: typing, saving, another person's save in between. */
import { App } from 'antd';
import { useReducer, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { type Issue, isIssues, StateError } from '#platform/outcome.ts';
import { endpoints, type ReportViewData } from '../../contract.ts';
import { mergeReports } from '../figures/merge.ts';
import { after, begin, isUnsaved, reportOf, unreadIssues, type Work } from './work.ts';

export type Conflict = {
  readonly theirs: ReportViewData;
  readonly cells: readonly string[];
  readonly prose: readonly string[];
};

/** Their version, when the refusal of a save was due to one; null when it was not. */
async function conflictBehind(problem: unknown, work: Work): Promise<Conflict | null> {
  if (!(problem instanceof StateError)) return null;
  const theirs = await call(endpoints.getReport, { params: { id: work.saved.id } });
  if (theirs.version === work.saved.version) return null;
  const merged = mergeReports(reportOf(work.saved), work.report, reportOf(theirs));
  return { theirs, cells: merged.cells, prose: merged.prose };
}

export function useWork(view: ReportViewData) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [work, dispatch] = useReducer(after, view, begin);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  /** Takes over a view that came back from a step, an import or a comment. */
  const take = (next: ReportViewData) => {
    queries.setQueryData(['report', next.id], next);
    void queries.invalidateQueries({ queryKey: ['reports'] });
    dispatch({ kind: 'taken', view: next });
    setIssues([]);
  };

  /** Takes over what changed around the draft (a comment) and leaves what is typed. */
  const note = (next: ReportViewData) => {
    queries.setQueryData(['report', next.id], next);
    dispatch({ kind: 'merged', view: next });
  };

  const write = async () => {
    const { saved, report } = work;
    try {
      return await call(endpoints.saveReport, {
        params: { id: saved.id },
        input: { version: saved.version, report: report as unknown as ReportViewData['report'] },
      });
    } catch (problem) {
      const found = await conflictBehind(problem, work);
      if (!found) throw problem;
      setConflict(found);
      return undefined;
    }
  };

  const save = async () => {
    const unread = unreadIssues(work);
    if (unread.length > 0) return setIssues(unread);
    const answer = await run(write);
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    take(answer as ReportViewData);
    message.success('已保存');
  };

  const acceptTheirs = () => {
    if (!conflict) return;
    queries.setQueryData(['report', conflict.theirs.id], conflict.theirs);
    dispatch({ kind: 'merged', view: conflict.theirs });
    setConflict(null);
  };

  return { work, dispatch, take, note, save, busy, issues, conflict, acceptTheirs, unsaved: isUnsaved(work) };
}

export type Editing = ReturnType<typeof useWork>;
