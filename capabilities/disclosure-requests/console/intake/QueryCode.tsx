/** Number and query code as they are handed out: shown once, to be printed, with a QR code of the look-up page. */
import { Alert, Button } from 'antd';
import { toString as drawCode } from 'qrcode';
import { useEffect, useState } from 'react';

/** Where the applicant looks the request up; the code itself is never part of an address. */
const lookUp = (number: string): string =>
  new URL(`/requests/track?number=${encodeURIComponent(number)}`, window.location.origin).href;

export function QueryCode({ number, code }: { number: string; code: string }) {
  const [picture, setPicture] = useState('');
  useEffect(() => {
    let shown = true;
    void drawCode(lookUp(number), { type: 'svg', margin: 1 }).then((svg) => {
      if (shown) setPicture(`data:image/svg+xml,${encodeURIComponent(svg)}`);
    });
    return () => {
      shown = false;
    };
  }, [number]);
  return (
    <div className="query-code">
      <Alert
        type="warning"
        showIcon
        title="查询码只显示这一次，请打印或者抄给申请人。"
        className="form-alert"
      />
      <div className="query-code-lines">
        {picture && <img src={picture} width={160} height={160} alt="查询页面的二维码" className="qr-code" />}
        <dl className="request-facts">
          <div>
            <dt>编号</dt>
            <dd>{number}</dd>
          </div>
          <div>
            <dt>查询码</dt>
            <dd>
              <code className="code-big">{code}</code>
            </dd>
          </div>
          <div>
            <dt>查询网址</dt>
            <dd className="break-all">{lookUp(number)}</dd>
          </div>
        </dl>
      </div>
      <Button className="no-print" onClick={() => window.print()}>
        打印回执
      </Button>
    </div>
  );
}
