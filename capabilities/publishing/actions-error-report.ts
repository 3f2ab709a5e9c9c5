/** 我为网站找错: a visitor tells what is wrong on a page. */
import { randomUUID } from 'node:crypto';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { Issue, Issues } from '#platform/outcome.ts';
import { insertErrorReport } from './store-portal-past.ts';

export type ErrorReportWish = { readonly page: string; readonly text: string; readonly contact: string };

const longest = { page: 300, text: 2000, contact: 100 } as const;

function problemsOf({ page, text, contact }: ErrorReportWish): Issue[] {
  const issues: Issue[] = [];
  if (page === '') issues.push({ field: 'page', message: '请填写出错的页面网址。' });
  if (text.length < 4) issues.push({ field: 'text', message: '请写明问题，至少4个字。' });
  if (page.length > longest.page)
    issues.push({ field: 'page', message: `网址太长，请控制在${longest.page}字以内。` });
  if (text.length > longest.text)
    issues.push({ field: 'text', message: `请控制在${longest.text}字以内，现在有${text.length}字。` });
  if (contact.length > longest.contact)
    issues.push({ field: 'contact', message: `请控制在${longest.contact}字以内。` });
  return issues;
}

/**
 * Keeps what a visitor found wrong; returns the number to ask by. Issues at 'page', 'text', 'contact'. The journal tells
 * that something was reported, not what or by whom.
 */
export function reportError(
  app: App,
  organId: string,
  wish: ErrorReportWish,
): Promise<Issues | { readonly number: string }> {
  const clean = { page: wish.page.trim(), text: wish.text.trim(), contact: wish.contact.trim() };
  const issues = problemsOf(clean);
  if (issues.length > 0) return Promise.resolve({ issues });
  return transaction(app, async (app) => {
    const id = randomUUID();
    await insertErrorReport(app, organId, { id, path: clean.page, text: clean.text, contact: clean.contact });
    await journal(app, {
      organId,
      subject: { kind: 'error-report', id },
      event: 'error-report-received',
      by: { id: 'visitor', name: '网站访客' },
    });
    return { number: id.slice(0, 8).toUpperCase() };
  });
}
