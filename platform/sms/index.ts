/**
 * Short messages through a gateway of the office's own. Every operator's interface differs, so this speaks one small
 * protocol (docs/sms-gateway.md) and the office puts its operator's adapter behind it:
 * POST {"to": "13800000000", "text": "…", "id": "…"} with Authorization: Bearer …; 2xx is taken, 4xx is refused for good
 * (but 408 and 429), anything else may be tried again. The same id is sent once only.
 */

export type ShortMessage = {
  /** Digits, with + for abroad. */
  readonly to: string;
  readonly text: string;
  /** Names this message; a gateway sends it once however often it is handed in. */
  readonly id: string;
};

export type Sms = {
  /** Hands the message to the gateway; throws SmsError when it is not taken. */
  readonly send: (message: ShortMessage) => Promise<void>;
};

/** A message that was not taken. `isLasting`: trying again will not help. */
export class SmsError extends Error {
  readonly isLasting: boolean;
  constructor(message: string, isLasting: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = 'SmsError';
    this.isLasting = isLasting;
  }
}

const patience = 20_000;
const passing = new Set([408, 425, 429]);

/** A gateway at this address. */
export function openSms({ url, token }: { readonly url: string; readonly token: string }): Sms {
  return {
    send: async (message) => {
      const status = await handIn(url, token, message);
      if (status >= 200 && status < 300) return;
      const isLasting = status >= 300 && status < 500 && !passing.has(status);
      throw new SmsError(
        isLasting
          ? `短信网关拒收了这条短信（${status}），请检查手机号码和网关的设置。`
          : `短信暂时没有发出（${status}），稍后会再试。`,
        isLasting,
      );
    },
  };
}

async function handIn(url: string, token: string, message: ShortMessage): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(patience),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    throw new SmsError('短信网关没有应答，请检查 SMS_URL 和网络，稍后会再试。', false, error);
  }
}
