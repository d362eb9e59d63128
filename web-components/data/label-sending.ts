/** A print job brought to a network printer portion by portion, each portion once. */
import { api, call } from './api-client.ts';

export interface JobProgress {
  done: number;
  total: number;
}

type SendAnswer = Awaited<ReturnType<typeof sendOnce>>;

interface Sending {
  onProgress?: (progress: JobProgress) => void;
  stop?: AbortSignal;
}

/**
 * Sends until all labels are out, the printer stops, or it is stopped here.
 * @throws ApiError when the server is not reached or refuses; how far it came says the server afterwards
 */
export async function sendJob(
  id: string,
  { host, port }: { host: string; port: number },
  { onProgress, stop }: Sending,
): Promise<SendAnswer> {
  let silent = false;
  for (;;) {
    const answer = await sendOnce(id, { host, port, silent });
    silent ||= answer.silent;
    onProgress?.({ done: answer.handed, total: answer.total });
    if (answer.stopped || answer.handed >= answer.total || stop?.aborted) return answer;
  }
}

function sendOnce(id: string, json: { host: string; port: number; silent: boolean }) {
  return call(api.labels.prints[':id'].send.$post({ param: { id }, json }));
}
