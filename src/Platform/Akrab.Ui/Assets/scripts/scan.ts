// The camera reads a QR code where the browser can; what it says goes the way of a text that was typed.
import { on, onAppear } from "./page";

interface Detector { detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]> }
declare global { interface Window { BarcodeDetector?: new (options: { formats: string[] }) => Detector } }

const pause = 200;

onAppear("[data-scan]", button => { button.hidden = false; });

on("click", "[data-scan]", (_, button) => {
  const scanner = button.closest<HTMLElement>("[data-scanner]")!;
  const say = (name: string) => { scanner.querySelector<HTMLElement>(`[data-scan-${name}]`)!.hidden = false; };
  if (!window.BarcodeDetector || !navigator.mediaDevices) return say("none");
  void scan(scanner, new window.BarcodeDetector({ formats: ["qr_code"] })).catch(() => say("denied"));
});

async function scan(scanner: HTMLElement, detector: Detector): Promise<void> {
  const video = scanner.querySelector("video")!;
  const form = scanner.closest("form")!;
  const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const close = () => camera.getTracks().forEach(track => track.stop());
  addEventListener("pagehide", close, { once: true });
  video.srcObject = camera;
  video.hidden = false;
  await video.play();
  for (;;) {
    const [found] = await detector.detect(video).catch(() => []);
    if (found) {
      form.querySelector<HTMLTextAreaElement>("[name=text]")!.value = found.rawValue;
      close();
      return form.requestSubmit();
    }
    await new Promise(done => setTimeout(done, pause));
  }
}
