/**
 * The sample's requests of 2025: what really comes to a small bureau, told once each. Everybody in them is invented and
 * named so (示例甲, 示例乙, …).
 */
import { randomUUID } from 'node:crypto';
import type { Answers } from '#rules/requests/outcome-path.ts';
import {
  abandoned,
  confirmed,
  corrected,
  correctionAsked,
  extended,
  feePaid,
  reasonsGiven,
  searched,
  thirdPartyObjects,
  withdrawn,
} from './acts.ts';
import { released, replied } from './endings.ts';
import type { Story } from './told.ts';

/** A clear request for information that is ours and that we have. */
export const held: Answers = {
  ...{ procedure: 'clear', nature: 'information', repeated: 'no', volume: 'normal', 'special-regime': 'no' },
  ...{ responsible: 'ours', search: 'found', 'public-already': 'no', exemption: 'none' },
};
export const alreadyPublic: Answers = { ...held, 'public-already': 'yes' };

/** The reply that the reconsideration of 2025 overturns. */
export const OVERTURNED = '健身器材采购合同';
const DISTRICTS = '学区划分论证材料';

const simplest: readonly Story[] = [
  {
    ...{ name: DISTRICTS, arrives: '2025-02-17 09:20', channel: 'counter', source: 'counter' },
    ...{ kind: 'natural-person', who: '示例甲', asks: '2024年义务教育学校学区划分调整的论证材料' },
    ...{ form: 'paper', route: 'in-person' },
    acts: replied('2025-02-25', {
      answers: held,
      particulars: { 'information-attached-or-route': '当面提供论证材料复制件一份，共12页。' },
      ...{ letter: 'reply-provide', way: 'in-person', text: '您申请的论证材料予以公开，复制件已当面交付。' },
    }),
  },
  {
    ...{ name: '校外培训名单', arrives: '2025-03-03 10:05', channel: 'registered-post', source: 'post' },
    ...{ kind: 'natural-person', who: '示例乙', asks: '培训机构的情况', form: 'paper', route: 'post' },
    acts: [
      ...correctionAsked(
        '2025-03-06 15:30',
        '2025-03-11 09:40',
        '申请内容不够明确，请写明需要哪一年度、哪一类培训机构的什么材料。',
      ),
      corrected('2025-03-19 09:10', '需要2024年度学科类校外培训机构名单。', '2024年度学科类校外培训机构名单'),
      ...replied('2025-04-02', {
        ...{ answers: alreadyPublic, letter: 'reply-already-public', way: 'post', simple: true },
        particulars: { 'publication-place': '该名单已在本机关门户网站“政府信息公开”栏目公开。' },
      }),
    ],
  },
  {
    ...{ name: '比赛成绩', arrives: '2025-03-10 20:40', channel: 'internet', source: 'online-form' },
    ...{ kind: 'natural-person', who: '示例丙', asks: '近几年有关比赛的全部材料' },
    acts: [
      confirmed('2025-03-11 09:00'),
      ...correctionAsked(
        '2025-03-14 10:20',
        '2025-03-17 10:00',
        '请写明是哪一项比赛、哪一年度，需要成绩册、秩序册还是其他材料。',
      ),
      abandoned('2025-04-21 16:10', '补正期限已满，经电话联系，申请人表示不再需要，没有正当理由。'),
    ],
  },
  {
    ...{
      name: '学区划分论证材料（再次）',
      arrives: '2025-07-14 11:00',
      channel: 'counter',
      source: 'counter',
    },
    ...{ kind: 'natural-person', who: '示例甲', asks: '2024年义务教育学校学区划分调整的论证材料' },
    ...{ form: 'paper', route: 'in-person' },
    acts: replied('2025-07-18', {
      ...{ answers: { ...held, repeated: 'yes' }, repeats: DISTRICTS },
      particulars: { 'earlier-reply': '2025年2月25日已就相同内容当面答复并提供复制件。' },
      ...{
        letter: 'reply-repeated',
        way: 'in-person',
        text: '您申请的信息本机关已于2025年2月25日答复，不予重复处理。',
      },
    }),
  },
  {
    ...{ name: '以申请形式信访', arrives: '2025-08-04 09:50', channel: 'oral', source: 'oral' },
    ...{ kind: 'natural-person', who: '示例辛', asks: '要求公开某体育馆噪声扰民问题的处理意见并尽快解决' },
    ...{ form: 'paper', route: 'in-person' },
    acts: replied('2025-08-08', {
      answers: { ...held, nature: 'petition' },
      particulars: {
        'petition-nature': '申请人要求解决噪声扰民问题，实际是投诉，并非获取已经存在的信息。',
        'petition-channel': '可以向本机关信访接待窗口提出，或者拨打12345热线。',
      },
      ...{
        letter: 'reply-petition',
        way: 'in-person',
        text: '您反映的是投诉事项，不作为政府信息公开申请处理，请通过信访、投诉渠道提出。',
      },
    }),
  },
  {
    ...{ name: '图书馆经费', arrives: '2025-09-08 14:30', channel: 'internet', source: 'e-mail' },
    ...{ kind: 'public-welfare-organisation', who: '示例壬公益服务中心', asks: '2024年公共图书馆购书经费' },
    acts: [
      confirmed('2025-09-08 16:00'),
      withdrawn('2025-09-16 10:30', '申请人来信称已经从决算公开中查到，撤回申请。'),
    ],
  },
];

const harder: readonly Story[] = [
  {
    ...{ name: '食堂供货合同', arrives: '2025-04-14 09:30', channel: 'registered-post', source: 'post' },
    ...{ kind: 'commercial-enterprise', who: '示例丁商贸有限公司', asks: '某中学食堂食材供货合同' },
    ...{ form: 'paper', route: 'post' },
    acts: [
      ...thirdPartyObjects(['2025-04-17 10:00', '2025-04-21 09:30', '2025-05-09 10:50'], {
        addressee: '示例供货公司',
        question: '某中学食堂食材供货合同，含单价、配送成本构成。',
        opinion: '不同意公开：单价和成本构成属于商业秘密，公开会使本公司在投标中处于不利地位。',
      }),
      ...replied('2025-05-16', {
        answers: {
          ...{ ...held, exemption: 'third-party', 'third-party-answer': 'objects' },
          ...{ 'public-interest': 'no', 'severable-third-party': 'no' },
        },
        particulars: {
          'third-party-weighed': '第三方的理由合理：合同主要内容就是报价和成本构成，无法区分。',
          'ground-article': '《中华人民共和国政府信息公开条例》第十五条',
          'withheld-reasons': '合同内容涉及商业秘密，第三方不同意公开且有合理理由，公开会损害其合法权益。',
        },
        ...{ letter: 'reply-third-party-rights', way: 'post' },
      }),
    ],
  },
  {
    ...{ name: '场馆开放补助', arrives: '2025-05-12 15:20', channel: 'fax', source: 'fax' },
    ...{ kind: 'research-institution', who: '示例戊体育研究所', asks: '2024年体育场馆开放补助资金分配情况' },
    route: 'e-mail',
    acts: [
      confirmed('2025-05-12 16:10'),
      ...extended(
        ['2025-06-03 09:30', '2025-06-04 10:00', '2025-06-05 09:00'],
        20,
        '分配材料分散在多个科室，需要逐份核对是否含有内部工作流程信息。',
      ),
      ...released(
        ['2025-06-16 10:00', '2025-06-17 11:00'],
        {
          name: '补助资金分配情况.txt',
          text: '2024年体育场馆开放补助资金分配情况（示例）\n一、甲场馆：20万元\n二、乙场馆：15万元\n内部评分流程：经办人初评、科室会商。\n',
        },
        [
          {
            id: randomUUID(),
            what: 'everywhere',
            text: '内部评分流程：经办人初评、科室会商。',
            ground: 'internal-affairs',
          },
        ],
      ),
      ...replied('2025-06-20', {
        answers: { ...held, exemption: 'internal-affairs', 'severable-internal-affairs': 'yes' },
        particulars: {
          'severable-part': '公开各场馆补助金额；内部评分流程不予公开。',
          'information-attached-or-route': '补助资金分配情况（区分处理后）一份。',
          'ground-article': '《中华人民共和国政府信息公开条例》第十六条第一款',
          'withheld-reasons': '内部评分流程属于内部工作流程信息，公开与否不影响对分配结果的监督。',
        },
        ...{ letter: 'reply-in-part', way: 'e-mail' },
      }),
    ],
  },
  {
    ...{ name: '历年处罚决定', arrives: '2025-06-09 09:10', channel: 'ordinary-post', source: 'post' },
    ...{
      kind: 'legal-service-body',
      who: '示例己法律服务所',
      asks: '2022至2024年旅行社行政处罚决定书共12份',
    },
    ...{ form: 'paper', route: 'post' },
    acts: [
      confirmed('2025-06-09 10:30'),
      ...reasonsGiven(['2025-06-12 10:00', '2025-06-16 09:30', '2025-06-24 15:00', '2025-06-26 10:00'], {
        why: '一次申请12份决定书，明显超过合理范围，请说明理由。',
        text: '用于行业合规研究，需要完整的三年决定书。',
        reason: '理由具体，与申请内容相称，认定合理。',
      }),
      ...feePaid(['2025-06-30 09:30', '2025-07-02 10:00', '2025-07-10 14:20'], {
        quantity: 12,
        basis: '同一自然月内12件：10件以内不收费，其余2件每件100元。',
      }),
      ...replied('2025-07-25', {
        answers: { ...held, volume: 'reasonable' },
        particulars: { 'information-attached-or-route': '旅行社行政处罚决定书复制件12份，随函寄送。' },
        ...{ letter: 'reply-provide', way: 'post' },
      }),
    ],
  },
  {
    ...{ name: OVERTURNED, arrives: '2025-05-19 19:30', channel: 'internet', source: 'online-form' },
    ...{ kind: 'natural-person', who: '示例庚', asks: '2023年乡镇健身器材采购合同' },
    acts: [
      confirmed('2025-05-20 09:00'),
      searched('2025-06-04 10:00', false, '在公文系统和业务科室检索，没有找到该合同。'),
      ...replied('2025-06-06', {
        answers: { ...held, search: 'not-found' },
        particulars: {},
        ...{ letter: 'reply-not-existing', way: 'online' },
      }),
      // Taken up again after the reconsideration (disputes): the search had left out a place.
      searched('2025-08-26 10:00', true, '补充检索原乡镇移交的档案，找到该合同。'),
      ...replied('2025-09-05', {
        answers: held,
        particulars: { 'information-attached-or-route': '采购合同复制件一份，通过网上平台提供。' },
        ...{ letter: 'reply-provide', way: 'online' },
      }),
    ],
  },
  {
    ...{ name: '内部考勤流程', arrives: '2025-10-20 10:40', channel: 'counter', source: 'counter' },
    ...{ kind: 'natural-person', who: '示例癸', asks: '机关工作人员考勤和请假审批的内部流程' },
    ...{ form: 'paper', route: 'post' },
    acts: replied('2025-11-07', {
      answers: { ...held, exemption: 'internal-affairs', 'severable-internal-affairs': 'no' },
      particulars: {
        'ground-article': '《中华人民共和国政府信息公开条例》第十六条第一款',
        'withheld-reasons': '考勤和请假审批属于内部工作流程，不涉及公众权益。',
      },
      ...{ letter: 'reply-internal-affairs', way: 'post' },
    }),
  },
  {
    ...{ name: '公交站点规划', arrives: '2025-12-22 09:15', channel: 'registered-post', source: 'post' },
    ...{ kind: 'other-organisation', who: '示例子社区居民委员会', asks: '学校周边公交站点调整规划' },
    ...{ form: 'paper', route: 'post' },
    acts: replied('2026-01-13', {
      answers: { ...held, responsible: 'other-organ' },
      particulars: {
        'not-ours-reasons': '公交站点规划不由本机关制作，本机关也没有获取。',
        'responsible-organ': '交通运输主管部门（示例联系方式）',
      },
      ...{ letter: 'reply-not-this-organ', way: 'post' },
    }),
  },
];

export const stories2025: readonly Story[] = [...simplest, ...harder];
