/** HTTP ⇄ the citizen's pages of requests: the application, its receipt. Following a case: routes-portal-case.ts. */
import { randomBytes } from 'node:crypto';
import { toString as drawCode } from 'qrcode';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { citizenOf } from '#capabilities/citizens/index.ts';
import { publicItemsLike } from '#capabilities/publishing/index.ts';
import type { App } from '#platform/app.ts';
import {
  type Form,
  megabyte,
  type Page,
  type PageRequest,
  page,
  RefusedError,
  type Server,
  type Turns,
  turnKeeper,
} from '#platform/http/index.ts';
import { type Issue, type Issues, isIssues } from '#platform/outcome.ts';
import { printedTime } from '#portal/html.ts';
import { siteOf } from '#portal/routes.ts';
import { lookUp, TooManyLookups } from './actions-applicant.ts';
import { submissionFaults, submitRequest } from './actions-intake.ts';
import { getSettings } from './actions-settings.ts';
import { type HeldFiles, heldFiles } from './applying/held-files.ts';
import { onceEach, sendingKey } from './applying/once.ts';
import { openReceipt, receiptCookie } from './applying/receipt-cookie.ts';
import type { ReceiptData } from './contract.ts';
import { type SubmissionData, SubmissionInput } from './contract-applicant.ts';
import {
  type ApplicationValues,
  applicationFrom,
  atField,
  blankApplication,
  type ChosenFile,
  fileFields,
  isFileField,
  kindOf,
  mostFiles,
  pageIssues,
  problemsOf,
  submissionOf,
} from './model-application.ts';
import {
  type ApplicationView,
  applicationPage,
  checkPage,
  type PublicMatch,
  type ReceiptFacts,
  receiptPage,
} from './portal.ts';
import { visitCookie } from './routes-applicant.ts';
import { accountFor, filledIn, keepHandedIn, registerPortalAccount } from './routes-portal-account.ts';
import { registerPortalCase } from './routes-portal-case.ts';

/** What lives as long as the server: files between two sendings, what was sent already, whose turns are used up. */
type Desk = {
  readonly server: Server;
  readonly held: HeldFiles;
  readonly once: (
    key: string,
    now: number,
    work: () => Promise<Issues | ReceiptData>,
  ) => Promise<Issues | ReceiptData>;
  readonly turns: Turns;
};

/** Registers /requests/… */
export function registerPortal(server: Server): void {
  const desk: Desk = {
    server,
    held: heldFiles(),
    once: onceEach<Issues | ReceiptData>((outcome) => !isIssues(outcome)),
    turns: turnKeeper(30, 10 * 60_000),
  };
  page(server, '/requests', async () => ({ redirect: '/requests/new' }));
  page(server, '/requests/new', (request) => blankForm(server, request), { query: ['kind'] });
  page(server, '/requests/new', (request) => takeForm(request, desk), {
    method: 'POST',
    uploadLimit: 45 * megabyte,
  });
  page(server, '/requests/receipt', (request) => showReceipt(server, request));
  registerPortalAccount(server);
  registerPortalCase(server);
}

const newMark = (): string => randomBytes(18).toString('base64url');
const nothingHeld = { token: '', files: [] };

async function retentionYears(app: App): Promise<number> {
  return (await getSettings(app, { organId: (await portalOrgan(app)).id })).retentionYears;
}

async function blankForm(server: Server, request: PageRequest): Promise<Page> {
  const kind = request.query.get('kind') === 'record-amendment' ? 'record-amendment' : 'disclosure';
  const { citizen, values } = await filledIn(server, request, blankApplication(kind));
  const view: ApplicationView = {
    ...{ values, problems: {}, mark: newMark(), held: nothingHeld },
    account: accountFor(server, citizen),
    retentionYears: await retentionYears(request.app),
  };
  return { html: applicationPage(await siteOf(request), view) };
}

type Sent = {
  readonly values: ApplicationValues;
  readonly files: readonly ChosenFile[];
  readonly mark: string;
  /** Under which the files are held. */
  readonly token: string;
  readonly issues: readonly Issue[];
};

const lostFiles: Issue = {
  field: 'identityProof',
  message: '先前选的文件已经过了保存时间，请重新选择。',
};

/** What the form holds, with the files of an earlier sending. */
function sentIn(form: Form, { held }: Desk, now: number): Sent {
  const before = form.field('held').slice(0, 40);
  const earlier = before === '' ? [] : held.of(before, now);
  const dropped = new Set(form.fields('drop'));
  const kept = (earlier ?? []).filter((_file, index) => !dropped.has(String(index)));
  const chosen = form.files.flatMap(({ field, name, bytes }) =>
    isFileField(field) ? [{ field, name: name.slice(-200), bytes }] : [],
  );
  const files = [...kept, ...chosen];
  const values = applicationFrom((field) => form.field(field));
  const isSame = earlier !== null && chosen.length === 0 && kept.length === earlier.length;
  return {
    ...{ values, files, mark: form.field('mark').slice(0, 40) || newMark() },
    token: isSame ? before : held.hold(files, now),
    issues: [...(earlier === null ? [lostFiles] : []), ...pageIssues(values, files)],
  };
}

type Checked = { readonly input: SubmissionData | null; readonly faults: readonly Issue[] };

/** What is handed in, and everything that must be put right before. */
async function checked({ values, files, issues }: Sent): Promise<Checked> {
  const { applicantKind, ...rest } = submissionOf(values);
  const parsed = SubmissionInput.safeParse({
    ...rest,
    applicantKind: applicantKind ?? 'natural-person',
    files: files.slice(0, mostFiles).map(({ field, name, bytes }) => ({
      ...{ purpose: fileFields[field], name, base64: Buffer.from(bytes).toString('base64') },
    })),
  });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return { input: null, faults: [...issues, ...faults] };
  }
  return { input: parsed.data, faults: [...issues, ...(await submissionFaults(parsed.data))] };
}

async function takeForm(request: PageRequest, desk: Desk): Promise<Page> {
  const { app, form } = request;
  const sent = sentIn(form, desk, app.now().getTime());
  const site = await siteOf(request);
  const years = await retentionYears(app);
  const account = accountFor(desk.server, await citizenOf(desk.server, request));
  const values = { ...sent.values, keepProfile: form.field('keepProfile') === 'yes' ? 'yes' : '' };
  const view = (issues: readonly Issue[]): ApplicationView => ({
    ...{ values, mark: sent.mark, retentionYears: years, account },
    problems: problemsOf(issues.map((issue) => atField(issue, sent.files))),
    held: {
      token: sent.token,
      files: sent.files.map(({ field, name, bytes }) => ({ field, name, size: bytes.length })),
    },
  });
  const step = form.field('step');
  if (step === 'edit') return { html: applicationPage(site, view([])) };
  const { input, faults } = await checked(sent);
  if (input === null || faults.length > 0) return { html: applicationPage(site, view(faults)), status: 422 };
  const organId = (await portalOrgan(app)).id;
  if (step !== 'submit')
    return { html: checkPage(site, view([]), await matchesFor(app, organId, sent.values)) };
  const receipt = await send(request, desk, { organId, sent, input });
  return isIssues(receipt)
    ? { html: applicationPage(site, view(receipt.issues)), status: 422 }
    : handedOver(desk, request, { organId, values: sent.values, receipt });
}

/** Hands it in, once, whoever sends it how often. */
function send(
  { app, address }: PageRequest,
  desk: Desk,
  { organId, sent, input }: { organId: string; sent: Sent; input: SubmissionData },
): Promise<Issues | ReceiptData> {
  const now = app.now().getTime();
  return desk.once(sendingKey(sent.mark, sent.values, sent.files), now, async () => {
    if (!desk.turns(address, now))
      throw new RefusedError(429, '从这里提交的申请太多，请十分钟后再试。已经提交的都收到了。', {
        'retry-after': '600',
      });
    return submitRequest(app, organId, input);
  });
}

/** The receipt in its cookie, the case opened; on to the page that shows both. */
async function handedOver(
  { server }: Desk,
  request: PageRequest,
  { organId, values, receipt }: { organId: string; values: ApplicationValues; receipt: ReceiptData },
): Promise<Page> {
  const { app, address, isSecure } = request;
  const { id, number, queryCode, arrivedOn } = receipt;
  const isKept = await keepHandedIn(server, request, { id, values });
  const facts: ReceiptFacts = {
    isKept,
    ...{ number, queryCode, arrivedOn, isAmendment: kindOf(values) === 'record-amendment' },
    subject: (values['wish.subject'] || values['wish.description'] || '').slice(0, 300),
  };
  const session = await lookUp(app, organId, { number, code: queryCode }, address)
    .then((found) => (isIssues(found) ? [] : [visitCookie(found.token, isSecure)]))
    .catch((error: unknown) => {
      // Somebody at this address has guessed too often: the receipt is handed over all the same.
      if (error instanceof TooManyLookups) return [];
      throw error;
    });
  return {
    redirect: '/requests/receipt',
    headers: { 'set-cookie': [receiptCookie(app, facts, isSecure), ...session] },
  };
}

async function matchesFor(app: App, organId: string, values: ApplicationValues): Promise<PublicMatch[]> {
  if (kindOf(values) !== 'disclosure') return [];
  const described = `${values['wish.subject']} ${values['wish.description']}`;
  const found = await publicItemsLike(app, organId, described);
  return found.map(({ id, title, listedAt }) => ({
    ...{ href: `/items/${id}`, title, publishedOn: printedTime(listedAt).slice(0, 10) },
  }));
}

async function showReceipt(server: Server, request: PageRequest): Promise<Page> {
  const receipt = openReceipt(request.app, server.fastify.parseCookie(request.cookies ?? ''));
  if (receipt === null) return { redirect: '/requests/track' };
  const site = await siteOf(request);
  const address = `${site.domain}/requests/track?number=${encodeURIComponent(receipt.number)}`;
  const qr = site.domain === '' ? '' : await drawCode(`https://${address}`, { type: 'svg', margin: 2 });
  return { html: receiptPage(site, { receipt, qr, address }) };
}
