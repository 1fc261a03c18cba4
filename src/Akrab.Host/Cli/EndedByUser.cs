using System.Runtime.InteropServices;

namespace Akrab.Host.Cli;

/// <summary>Ctrl-C or a polite kill asks the verb to end; the second time the process ends at once.</summary>
internal sealed class EndedByUser : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _signals;

    public EndedByUser() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask)];

    public CancellationToken Token => _asked.Token;

    private void Ask(PosixSignalContext signal)
    {
        if (_asked.IsCancellationRequested)
            return;
        signal.Cancel = true;
        _asked.Cancel();
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _asked.Dispose();
    }
}
