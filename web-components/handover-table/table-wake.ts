/** What a table left to be sent goes from whatever page is open, as soon as there is a network. */
async function wake(): Promise<void> {
  const known = await indexedDB.databases?.().catch(() => []);
  if (!known?.some(({ name }) => name === 'rework-tables')) return;
  const { startSending } = await import('./table-sender.ts');
  startSending();
}

if (window.isSecureContext) void wake();

export {};
