/** 年报体检: drag and drop, and progress while a file travels and is read. Without this module the form works as it is. */

for (const area of document.querySelectorAll('[data-drop]')) acceptDrops(area);
for (const form of document.querySelectorAll('[data-check-form]')) showProgress(form);

/** Files may be dropped anywhere on the area, not only on the button. */
function acceptDrops(area) {
  const input = area.querySelector('input[type=file]');
  const over = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    area.classList.add('drop-over');
  };
  area.addEventListener('dragenter', over);
  area.addEventListener('dragover', over);
  area.addEventListener('dragleave', () => area.classList.remove('drop-over'));
  area.addEventListener('drop', (event) => {
    area.classList.remove('drop-over');
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    const [first] = event.dataTransfer.files;
    const one = new DataTransfer();
    one.items.add(first);
    input.files = one.files;
    input.focus();
  });
}

/** Sends the form in the background and puts the answer in place. */
function showProgress(form) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const line = form.querySelector('[data-progress]');
    const button = form.querySelector('button[type=submit]');
    if (tooLarge(form)) {
      line.textContent = '文件超过32兆字节，请缩小后再试，或者改为粘贴文字。';
      return;
    }
    const request = new XMLHttpRequest();
    button.disabled = true;
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      say(line, loaded < total ? '正在上传' : '正在读取和核对', loaded < total ? loaded / total : null),
    );
    request.addEventListener('load', () => replacePage(request, form));
    request.addEventListener('error', () => {
      button.disabled = false;
      line.textContent = '上传中断，没有核对。可能是网络断开，请再试一次。';
    });
    say(line, '正在上传', 0);
    request.open('POST', form.action);
    request.send(new FormData(form));
  });
}

/** What the server would refuse after the whole journey is said before it. */
function tooLarge(form) {
  const files = [...form.querySelectorAll('input[type=file]')].flatMap((input) => [...input.files]);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return size > Number(form.dataset.limit) * 1024 * 1024;
}

function say(line, words, part) {
  const bar = document.createElement('progress');
  if (part !== null) bar.value = part;
  bar.setAttribute('aria-label', words);
  line.replaceChildren(bar, `${words}…`);
}

/** Shows the answered page's content under the same address, and moves the reader to its heading. */
function replacePage(request, form) {
  const isPage = request.getResponseHeader('content-type')?.startsWith('text/html');
  const answer = isPage ? new DOMParser().parseFromString(request.responseText, 'text/html') : null;
  const content = answer?.querySelector('.page');
  if (!content) {
    form.submit();
    return;
  }
  document.title = answer.title;
  document.querySelector('.page').replaceWith(document.adoptNode(content));
  for (const area of content.querySelectorAll('[data-drop]')) acceptDrops(area);
  for (const next of content.querySelectorAll('[data-check-form]')) showProgress(next);
  scrollTo({ top: 0, behavior: 'instant' });
  const heading = content.querySelector('h1');
  heading.tabIndex = -1;
  heading.focus();
}
