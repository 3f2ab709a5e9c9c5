/** Answers above the list, from what the organ keeps in records of its own: nothing is guessed from texts. */
import { type Organ, organById } from '#capabilities/accounts/index.ts';
import { searchableEntries } from '#capabilities/registers/index.ts';
import type { App } from '#platform/app.ts';
import type { AnswerData } from './contract.ts';
import { type Matter, mattersOf } from './model.ts';

const REGISTERED = '本机关登记的联系信息';

/** What the records say to a question about the office itself; [] when it asks something else. */
export async function answersTo(app: App, organId: string, question: string): Promise<AnswerData[]> {
  const matters = mattersOf(question);
  if (matters.length === 0) return [];
  const organ = await organById(app, organId);
  if (!organ) return [];
  const answers = await Promise.all(matters.map((matter) => answerTo(app, organ, matter)));
  return answers.flat().slice(0, 3);
}

async function answerTo(app: App, organ: Organ, matter: Matter): Promise<AnswerData[]> {
  const registered = (title: string, text: string) =>
    text === '' ? [] : [{ title, text, href: '/disclosure', source: REGISTERED }];
  if (matter === 'hours') return registered('办公时间', organ.officeHours);
  if (matter === 'phone')
    return registered(
      '联系电话',
      [organ.phone, organ.fax && `传真 ${organ.fax}`, organ.email && `电子邮箱 ${organ.email}`]
        .filter((word) => word !== '')
        .join('，'),
    );
  if (matter === 'address')
    return registered(
      '办公地址',
      [organ.address, organ.postcode && `邮编 ${organ.postcode}`].filter(Boolean).join('，'),
    );
  if (matter === 'responsible') return registered('政府信息公开工作机构', organ.disclosureOffice);
  return feesOf(app, organ);
}

/** What the register of charges has; an organ that charges nothing says so nowhere but there. */
async function feesOf(app: App, organ: Organ): Promise<AnswerData[]> {
  const charges = (await searchableEntries(app, organ.id)).filter(({ register }) => register === 'charges');
  const items = [...new Map(charges.map((charge) => [charge.title, charge])).values()].slice(0, 3);
  return items.map(({ title, text, id }) => ({
    title,
    text: /收费标准：[^\n]*/.exec(text)?.[0] ?? text.split('\n').slice(0, 2).join('；'),
    href: `/registers/charges/${id}`,
    source: '行政事业性收费登记簿',
  }));
}
