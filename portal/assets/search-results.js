/** On the page of a search: tells which place of the list was opened first, and nothing of who opened it. */
const list = document.querySelector('[data-question]');

list?.addEventListener('click', (event) => {
  const link = event.target.closest('h2 a');
  const place = Number(link?.closest('li')?.dataset.place);
  if (!place) return;
  // It goes on when the page is left.
  void fetch('/api/search/clicks', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: list.dataset.question, place }),
  });
});
