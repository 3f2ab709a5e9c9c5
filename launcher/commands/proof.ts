/** What `./gongkai verify` proves, and every night the running program: that nothing is otherwise than it was written. */
import { organIds } from '#capabilities/accounts/index.ts';
import { verifyFigures } from '#capabilities/disclosure-requests/index.ts';
import { verifyDisputes } from '#capabilities/disputes/index.ts';
import { verifyPublishing } from '#capabilities/publishing/index.ts';
import { createApp, type OpenDatabase } from '#platform/database/index.ts';
import { verifyFiles } from '#platform/files/index.ts';
import { type JournalCheck, verifyJournal } from '#platform/journal/index.ts';

/** How much was looked at, and the first thing that is wrong, in a sentence; null when nothing is. */
export type Proof = { readonly checked: number; readonly broken: string | null };

type Opened = Pick<OpenDatabase, 'pool' | 'database'>;

/** As `verifyJournal`; an organ without any entry is broken at its first, since its founding is one. */
export async function proveJournal({ pool, database }: Opened): Promise<JournalCheck> {
  const check = await verifyJournal(pool);
  if (check.broken !== null) return check;
  const told = new Set(check.heads.map(({ organId }) => organId));
  const organId = (await organIds(createApp(database))).find((id) => !told.has(id));
  if (organId === undefined) return check;
  return { ...check, broken: { organId, number: 1, message: '全部记录都不见了，连单位设立的一条也没有。' } };
}

/** One thing that was proved: its value for --json, and a sentence for people. */
export type Proved = Proof & { readonly name: string; readonly value: unknown; readonly sentence: string };

/** Proves the journal, the files and what every capability has, in this order. */
export async function proveAll({
  filesFolder,
  ...opened
}: Opened & { readonly filesFolder: string }): Promise<Proved[]> {
  const journal = provedJournal(await proveJournal(opened));
  const files = provedFiles(await verifyFiles(opened.pool, filesFolder));
  const proved = [journal, files];
  for (const prove of capabilities) proved.push(await prove(opened));
  return proved;
}

/** What each capability proves of its own records, against the journal and against each other. */
const capabilities: readonly ((opened: Opened) => Promise<Proved>)[] = [provedPublishing, provedRequests];

/** 年报表三 and 表四: every request and dispute counts as what was recorded of it says. */
async function provedRequests({ database }: Opened): Promise<Proved> {
  const app = createApp(database);
  const [requests, disputes] = [await verifyFigures(app), await verifyDisputes(app)];
  const broken = [...requests.broken, ...disputes.broken];
  const sentence =
    broken.length > 0
      ? `年报表三、表四的计数不完整：${broken.join('')}`
      : `年报表三、表四的计数完整：申请 ${requests.requests} 件，复议、诉讼 ${disputes.disputes} 件，与办理经过一致。`;
  return {
    ...{
      name: 'figures',
      value: { requests: requests.requests, disputes: disputes.disputes, broken },
      sentence,
    },
    checked: requests.requests + disputes.disputes,
    broken: broken.length > 0 ? sentence : null,
  };
}

async function provedPublishing({ pool }: Opened): Promise<Proved> {
  const check = await verifyPublishing(pool);
  const { versions, acts, releases, publicItems, broken } = check;
  const sentence =
    broken.length > 0
      ? `已发布的信息不完整：${broken.join('')}`
      : `已发布的信息完整：公开 ${publicItems} 条，存档 ${releases} 次，版本 ${versions} 个，审校记录 ${acts} 条，没有改动。`;
  return {
    ...{ name: 'publishing', value: check, sentence },
    checked: versions + acts + releases + publicItems,
    broken: broken.length > 0 ? sentence : null,
  };
}

function provedJournal(journal: JournalCheck): Proved {
  const { broken, entries, organs } = journal;
  const whose = broken?.organId ? `单位 ${broken.organId} 的` : '';
  const sentence = broken
    ? `工作日志不完整：${whose}${broken.message}`
    : `工作日志完整：${organs} 个单位，${entries} 条，没有改动。`;
  return { name: 'journal', value: journal, checked: entries, broken: broken ? sentence : null, sentence };
}

function provedFiles(files: Proof): Proved {
  const sentence = files.broken
    ? `附件不完整：${files.broken}`
    : `附件完整：${files.checked} 个，内容与登记的校验值一致。`;
  return { name: 'files', value: files, ...files, sentence };
}
