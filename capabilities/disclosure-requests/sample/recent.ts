/** The sample's requests of these days, counted back from today in working days: what a newcomer finds on the desk. */
import { addDays, type Day, isWorkingDay } from '#rules/calendar.ts';
import { confirmed, searched } from './acts.ts';
import { decided, legallyChecked, replied, submitted } from './endings.ts';
import { alreadyPublic, held } from './stories.ts';
import type { Story } from './told.ts';

/** The reply over which somebody sues. */
export const SUED = '体育馆开放时间';

/** The working day so many before `today`. */
export function workingDaysBefore(today: Day, count: number): Day {
  let day = today;
  for (let left = count; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** One replied and sued over, one due in two working days, one that waits for the head's signature. */
export function recentStories(today: Day): readonly Story[] {
  const ago = (count: number) => workingDaysBefore(today, count);
  return [
    {
      ...{ name: SUED, arrives: `${ago(45)} 21:10`, channel: 'internet', source: 'online-form' },
      ...{ kind: 'natural-person', who: '示例丑', asks: '公共体育馆免费开放时间安排' },
      acts: [
        confirmed(`${ago(44)} 09:10`),
        ...replied(ago(32), {
          ...{ answers: alreadyPublic, letter: 'reply-already-public', way: 'online', simple: true },
          particulars: { 'publication-place': '开放时间已在本机关门户网站公开，并张贴于各场馆入口。' },
        }),
      ],
    },
    {
      ...{ name: '研学基地名单', arrives: `${ago(18)} 09:40`, channel: 'counter', source: 'counter' },
      ...{ kind: 'commercial-enterprise', who: '示例寅文化有限公司', asks: '研学实践基地评审意见和名单' },
      acts: [searched(`${ago(14)} 10:00`, true, '找到评审意见和名单，需要核对是否含有个人信息。')],
    },
    {
      ...{ name: '教师招聘考试', arrives: `${ago(10)} 08:50`, channel: 'internet', source: 'online-form' },
      ...{ kind: 'natural-person', who: '示例卯', asks: '教师公开招聘考试各岗位进入面试的最低分数' },
      acts: [
        confirmed(`${ago(10)} 10:00`),
        decided(`${ago(2)} 09:30`, {
          answers: held,
          particulars: { 'information-attached-or-route': '各岗位最低分数表一份，通过网上平台提供。' },
        }),
        submitted(`${ago(2)} 10:10`),
        legallyChecked(`${ago(1)} 11:20`),
      ],
    },
  ];
}
