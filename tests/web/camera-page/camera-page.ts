/** The camera alone on a page, to be built as the product is and shown a film. */
import '../../../web-components/ui/tokens.css';

declare global {
  interface Window {
    scans: string[];
  }
}

window.scans = [];
window.addEventListener('rw-scan', (event) => {
  window.scans.push((event as CustomEvent<{ text: string }>).detail.text);
});
// Loaded as the bench loads it: only when somebody asks for the camera.
await import('../../../web-components/scan/rw-camera.ts');
document.querySelector('main')?.append(document.createElement('rw-camera'));
