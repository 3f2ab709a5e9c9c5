/** On an item's page: print, and copy the address. Without script neither button is there. */
const tools = document.querySelector('[data-article-tools]');

/** A button as the first thing of the tools. */
function addTool(label, work) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tool';
  button.textContent = label;
  button.addEventListener('click', () => work(button));
  const place = document.createElement('li');
  place.append(button);
  tools.append(place);
}

async function copyAddress(button) {
  const address = document.querySelector('meta[name="Url"]')?.content ?? location.href.split('#')[0];
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = '链接已复制';
  } catch {
    button.textContent = '复制不成功，请从地址栏复制';
  }
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    button.textContent = '复制链接';
  }, 4000);
}

if (tools) {
  addTool('打印本页', () => window.print());
  if (navigator.clipboard) addTool('复制链接', copyAddress);
}
