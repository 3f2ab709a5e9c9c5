/**
 * The requests as a whole: which words of the prose claim which figure of table 三, and every reading the law's own
 * terms admit. 「收到」 may or may not include what last year carried over, 「办理」 may mean received or completed. A
 * sentence is doubted only when no admitted reading fits.
 */
import type { ApplicantColumn } from '../tables.ts';
import { type Claim, claim, loose, plain, type Reading, rowsOfGroup, total } from './claim.ts';

const newOnly = (c: ApplicantColumn = 'total'): Reading => ({
  plus: [total('newlyReceived', c)],
  words: '本年新收',
});
const newAndCarriedIn = (c: ApplicantColumn = 'total'): Reading => ({
  plus: [total('newlyReceived', c), total('carriedIn', c)],
  words: '本年新收加上年结转',
  loose: true,
});
const handled = (c: ApplicantColumn = 'total'): Reading => ({
  plus: [total('totalHandled', c)],
  words: '办理结果（七）总计',
});
const handledOfThisYear: Reading = {
  plus: [total('totalHandled')],
  minus: [total('carriedIn')],
  words: '办理结果总计减上年结转',
  loose: true,
};
const repliedOnly: Reading = {
  plus: [total('totalHandled')],
  minus: rowsOfGroup('otherHandling').map((row) => total(row)),
  words: '办理结果总计减其他处理',
  loose: true,
};

/** Requests as a whole. */
export const requestClaims = {
  newlyReceived: claim('newly-received', '本年新收申请', true, newOnly()),
  received: claim('received', '收到申请', true, newOnly(), newAndCarriedIn()),
  inAll: claim('in-all', '新收和上年结转合计', true, plain(newAndCarriedIn())),
  mentioned: claim('mentioned', '申请', false, newOnly(), newAndCarriedIn(), handled()),
  receivedAndHandled: claim(
    'received-and-handled',
    '收办申请',
    true,
    newAndCarriedIn(),
    newOnly(),
    loose(handled()),
  ),
  dealtWith: claim('dealt-with', '办理申请', true, handled(), plain(newAndCarriedIn()), loose(newOnly())),
  completed: claim('completed', '办结申请', true, handled(), handledOfThisYear),
  replied: claim('replied', '答复申请', false, handled(), handledOfThisYear, repliedOnly),
  carriedIn: claim('carried-in', '上年结转申请', true, { plus: [total('carriedIn')], words: '上年结转' }),
  carriedOver: claim('carried-over', '结转下年度申请', true, {
    plus: [total('carriedOver')],
    words: '结转下年度',
  }),
  carried: claim(
    'carried',
    '结转申请',
    false,
    { plus: [total('carriedIn')], words: '上年结转' },
    { plus: [total('carriedOver')], words: '结转下年度' },
  ),
} as const satisfies Record<string, Claim>;
