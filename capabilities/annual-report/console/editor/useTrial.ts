/** The findings of what is on the screen, asked of the server a moment after the last key. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#platform/call.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { endpoints, type ReportViewData } from '../../contract.ts';
import type { FindingData } from '../figures/findings-view.ts';

const pause = 500;

export type Trial = {
  readonly findings: readonly FindingData[];
  /** 'current' they belong to what is typed · 'checking' · 'failed' they are older than what is typed. */
  readonly state: 'current' | 'checking' | 'failed';
};

/** `unsaved` false: the findings of the saved report are current and nothing is asked. */
export function useTrial(saved: ReportViewData, report: AnnualReport, unsaved: boolean): Trial {
  const [settled, setSettled] = useState(report);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(report), pause);
    return () => clearTimeout(timer);
  }, [report]);
  const trial = useQuery<{ findings: FindingData[] }>({
    queryKey: ['report-trial', saved.id, settled],
    enabled: unsaved && settled === report,
    placeholderData: (before) => before,
    gcTime: 60_000,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      call(
        endpoints.tryReport,
        { params: { id: saved.id }, input: { report: settled as unknown as ReportViewData['report'] } },
        signal,
      ),
  });
  if (!unsaved) return { findings: saved.findings, state: 'current' };
  const findings = trial.data?.findings ?? saved.findings;
  if (trial.isError) return { findings, state: 'failed' };
  const current = settled === report && trial.isSuccess && !trial.isPlaceholderData;
  return { findings, state: current ? 'current' : 'checking' };
}
