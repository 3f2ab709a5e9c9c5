/** 三审三校: chains, delegations, the inbox and the acts; schemas and endpoints. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { ItemKindName, ItemView, RemarkView, StageName } from './contract-shapes.ts';

const view = { permission: 'publishing:view' } as const;
const review = { permission: 'publishing:review' } as const;
const chain = { permission: 'publishing:chain' } as const;

export const ChainView = z.object({
  id: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  stages: z.array(z.object({ stage: StageName, roles: z.array(z.string()), people: z.array(z.string()) })),
  separations: z.array(z.tuple([StageName, StageName])),
  /** Sections that use it by name. */
  sections: z.array(z.string()),
  /** Stages that nobody could do today, in sentences. */
  gaps: z.array(z.string()),
});
export type ChainData = z.infer<typeof ChainView>;

export const ChainInput = z.object({
  name: z.string().trim().min(1, '请填写审核链名称').max(40),
  stages: z
    .array(
      z.object({
        stage: StageName,
        roles: z.array(z.enum(['reviewer', 'proofreader', 'leader', 'disclosure-clerk', 'editor'])),
        people: z.array(z.uuid()),
      }),
    )
    .length(6, '三审三校六个环节缺一不可'),
  separations: z.array(z.tuple([StageName, StageName])).max(15),
  isDefault: z.boolean(),
});

export const DelegationView = z.object({
  id: z.string(),
  from: z.object({ id: z.string(), name: z.string() }),
  to: z.object({ id: z.string(), name: z.string() }),
  fromDay: z.string(),
  toDay: z.string(),
  reason: z.string(),
  /** 'coming', 'running', 'over' */
  state: z.enum(['coming', 'running', 'over']),
});

export const InboxRow = z.object({
  id: z.number(),
  revision: z.number(),
  version: z.number(),
  title: z.string(),
  kind: ItemKindName,
  section: z.string(),
  stage: StageName,
  submittedAt: z.string(),
  submittedBy: z.string(),
  /** Working days since it came to this stage. */
  waiting: z.number(),
  /** How many units are to be looked at, of how many. */
  remaining: z.number(),
  units: z.number(),
  hits: z.number(),
  /** The 20 working days of art. 26. */
  dueOn: z.string().nullable(),
  wishedAt: z.string().nullable(),
  urgent: z.boolean(),
  actingFor: z.string().nullable(),
  /** Small enough to be passed in a batch: the sentence why not, or null. */
  batchable: z.string().nullable(),
});
export type InboxRowData = z.infer<typeof InboxRow>;

const byItem = z.object({ id: z.coerce.number().int().positive() });

export const Secrecy = z.enum(['no-secret', 'asked-authority']).nullable();

export const endpoints = {
  inbox: endpoint('GET', '/api/reviews', {
    summary: '等我审校的信息，跨栏目，最紧的在前',
    access: review,
    output: z.array(InboxRow),
  }),
  pass: endpoint('POST', '/api/items/:id/pass', {
    summary: '审校通过：对尚未通过的段落负责',
    access: review,
    params: byItem,
    input: z.object({
      revision: z.number(),
      stage: StageName,
      /** The hashes that were on screen; refused when the text is another by now. */
      units: z.array(z.string()).min(1),
      opinion: z.string().trim().max(1000),
      secrecy: Secrecy,
    }),
    output: ItemView,
  }),
  sendBack: endpoint('POST', '/api/items/:id/return', {
    summary: '退回修改：在具体位置写明理由；其余段落可视为已通过',
    access: review,
    params: byItem,
    input: z.object({
      revision: z.number(),
      stage: StageName,
      units: z.array(z.string()).min(1),
      opinion: z.string().trim().max(1000),
      remarks: z.array(RemarkView).max(100),
      /** Everything without a remark counts as passed; nothing does where there is no remark at a place. */
      passRest: z.boolean(),
      /** Needed with passRest in the stages that ask for the 保密审查. */
      secrecy: Secrecy.optional(),
    }),
    output: ItemView,
  }),
  passBatch: endpoint('POST', '/api/reviews/batch', {
    summary: '成批通过短小信息；逐条记录，逐条说明没有通过的原因',
    access: review,
    input: z.object({
      items: z
        .array(
          z.object({ id: z.number().int(), revision: z.number(), stage: StageName, version: z.number() }),
        )
        .min(1)
        .max(50),
      opinion: z.string().trim().max(1000),
      secrecy: Secrecy,
    }),
    output: z.object({
      passed: z.array(z.number()),
      refused: z.array(z.object({ id: z.number(), message: z.string() })),
    }),
  }),
  listColleagues: endpoint('GET', '/api/colleagues', {
    summary: '本单位可以编入审核链的人员',
    access: view,
    output: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) })),
  }),
  listChains: endpoint('GET', '/api/chains', { summary: '审核链', access: view, output: z.array(ChainView) }),
  createChain: endpoint('POST', '/api/chains', {
    summary: '新建审核链',
    access: chain,
    input: ChainInput,
    output: z.array(ChainView),
  }),
  saveChain: endpoint('PUT', '/api/chains/:id', {
    summary: '修改审核链；已完成的环节按新的链重新判断',
    access: chain,
    params: z.object({ id: z.uuid() }),
    input: ChainInput,
    output: z.array(ChainView),
  }),
  removeChain: endpoint('DELETE', '/api/chains/:id', {
    summary: '删除没有栏目使用的审核链',
    access: chain,
    params: z.object({ id: z.uuid() }),
    output: z.array(ChainView),
  }),
  listDelegations: endpoint('GET', '/api/delegations', {
    summary: '审校代理',
    access: view,
    output: z.array(DelegationView),
  }),
  delegate: endpoint('POST', '/api/delegations', {
    summary: '委托同事在一段时间内代为审校',
    access: review,
    input: z.object({
      toId: z.uuid(),
      /** For whom; left out: for oneself. Others only with 'publishing:chain'. */
      fromId: z.uuid().optional(),
      fromDay: z.iso.date('请选择开始日期'),
      toDay: z.iso.date('请选择结束日期'),
      reason: z.string().trim().min(2, '请写明事由，例如出差').max(200),
    }),
    output: z.array(DelegationView),
  }),
  endDelegation: endpoint('POST', '/api/delegations/:id/end', {
    summary: '提前结束代理',
    access: review,
    params: z.object({ id: z.uuid() }),
    output: z.array(DelegationView),
  }),
};
