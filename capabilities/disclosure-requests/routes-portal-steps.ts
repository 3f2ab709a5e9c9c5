/** What an applicant may do on the page of their case: each step's fields, and the action it becomes. */
import type { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Form } from '#platform/http/index.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import * as applicant from './actions-applicant.ts';
import { line, prose, RouteName } from './contract-shapes.ts';
import { largestFile, mostFiles } from './model-application.ts';

type Taking = { readonly app: App; readonly form: Form; readonly visitor: applicant.Visitor };

export type OwnStep = {
  /** The last part of its address, and the word for it having been done. */
  readonly name: string;
  /** Fields of text, to be shown again when something must be put right. */
  readonly fields: readonly string[];
  readonly take: (taking: Taking) => Promise<unknown>;
};

const issue = (field: string, message: string): Issues => ({ issues: [{ field, message }] });

/** A text by its schema, or what must be put right. */
function textIn(form: Form, field: string, schema: z.ZodType<string>): Issues | { readonly text: string } {
  const parsed = schema.safeParse(form.field(field));
  return parsed.success
    ? { text: parsed.data }
    : issue(field, parsed.error.issues[0]?.message ?? '请检查填写的内容');
}

const said = prose.min(2, '请写明内容');

function filesIn(form: Form, field: string): Issues | { readonly files: Form['files'] } {
  const files = form.files.filter((file) => file.field === field);
  if (files.length > mostFiles) return issue(field, `文件最多${mostFiles}个，请分几次提交。`);
  const large = files.find(({ bytes }) => bytes.length > largestFile);
  return large ? issue(field, `“${large.name}”超过8 MB，请压缩以后再传。`) : { files };
}

/** Text and files of a step; issues of the action's come back at the field of the files. */
async function withFiles(
  form: Form,
  field: string,
  take: (input: { text: string; files: Form['files'] }) => Promise<unknown>,
): Promise<unknown> {
  const text = textIn(form, field, said);
  if (isIssues(text)) return text;
  const files = filesIn(form, `${field}Files`);
  if (isIssues(files)) return files;
  const outcome = await take({ ...text, ...files });
  return isIssues(outcome) ? issue(`${field}Files`, outcome.issues[0]?.message ?? '') : outcome;
}

export const ownSteps: readonly OwnStep[] = [
  { name: 'confirm', fields: [], take: ({ app, visitor }) => applicant.confirmOwn(app, visitor) },
  {
    name: 'correction',
    fields: ['correction'],
    take: ({ app, form, visitor }) =>
      withFiles(form, 'correction', (input) => applicant.correctOwn(app, visitor, input)),
  },
  {
    name: 'supplement',
    fields: ['supplement'],
    take: ({ app, form, visitor }) =>
      withFiles(form, 'supplement', (input) => applicant.supplementOwn(app, visitor, input)),
  },
  {
    name: 'reasons',
    fields: ['reasons'],
    take: async ({ app, form, visitor }) => {
      const text = textIn(form, 'reasons', said);
      return isIssues(text) ? text : applicant.giveReasonsOwn(app, visitor, text.text);
    },
  },
  {
    name: 'route',
    fields: ['route'],
    take: async ({ app, form, visitor }) => {
      const route = RouteName.safeParse(form.field('route'));
      if (!route.success) return issue('route', '请选择一种途径。');
      return applicant.changeRouteOwn(app, visitor, route.data);
    },
  },
  {
    name: 'withdraw',
    fields: ['withdraw'],
    take: async ({ app, form, visitor }) => {
      const text = textIn(form, 'withdraw', line);
      return isIssues(text) ? text : applicant.withdrawOwn(app, visitor, text.text);
    },
  },
  {
    name: 'rating',
    fields: ['score', 'rating'],
    take: async ({ app, form, visitor }) => {
      const score = /^[1-5]$/.test(form.field('score')) ? Number(form.field('score')) : null;
      if (score === null) return issue('score', '请选择满意程度。');
      const text = textIn(form, 'rating', line);
      return isIssues(text) ? text : applicant.rateOwn(app, visitor, { score, text: text.text });
    },
  },
];
