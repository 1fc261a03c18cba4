using System.Text;
using Akrab.Ui.Qr;
using Microsoft.Playwright;

namespace Akrab.Browser.Tests;

/// <summary>Somebody else's reader of QR codes, in a page of its own.</summary>
internal sealed class QrReader(IPage page)
{
    private const string ReadModules = """
        ([size, modules]) => {
          const zoom = 4, side = size * zoom, pixels = new Uint8ClampedArray(side * side * 4).fill(255);
          for (let y = 0; y < side; y++)
            for (let x = 0; x < side; x++)
              if (modules[Math.floor(y / zoom) * size + Math.floor(x / zoom)] === '1') pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
          return jsQR(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data ?? null;
        }
        """;

    private const string ReadPicture = """
        async svg => {
          const image = new Image();
          image.src = 'data:image/svg+xml;base64,' + btoa(new XMLSerializer().serializeToString(svg));
          await image.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 480 });
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0, 480, 480);
          return jsQR(context.getImageData(0, 0, 480, 480).data, 480, 480)?.data ?? null;
        }
        """;

    public static async Task<QrReader> On(IPage page)
    {
        using var script = new StreamReader(typeof(QrReader).Assembly.GetManifestResourceStream("jsQR.js")!);
        await page.EvaluateAsync(await script.ReadToEndAsync());
        return new QrReader(page);
    }

    public Task<string?> Read(QrCode code, Func<int, int, bool>? isSpoiled = null)
    {
        var size = code.Size + 2 * QrCode.QuietZone;
        var modules = new StringBuilder();
        for (var i = 0; i < size * size; i++)
        {
            var (x, y) = (i % size - QrCode.QuietZone, i / size - QrCode.QuietZone);
            modules.Append(code.IsDark(x, y) && isSpoiled?.Invoke(x, y) != true ? '1' : '0');
        }

        return page.EvaluateAsync<string?>(ReadModules, new object[] { size, modules.ToString() });
    }

    /// <summary>What a picture on the page says.</summary>
    public Task<string?> Read(ILocator svg) => svg.EvaluateAsync<string?>(ReadPicture);
}
