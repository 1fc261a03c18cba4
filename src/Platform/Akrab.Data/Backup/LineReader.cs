using System.Security.Cryptography;

namespace Akrab.Data.Backup;

/// <summary>Reads lines of bytes, telling a digest every byte it passes; a line is valid until the next is read.</summary>
internal sealed class LineReader(Stream stream, IncrementalHash hash, int longest)
{
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;

    public async ValueTask<ReadOnlyMemory<byte>?> Next(CancellationToken stop)
    {
        var searched = _start;
        while (true)
        {
            var found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + found - _start);
                _start = searched + found + 1;
                return line;
            }

            var held = _end - _start;
            if (_start > 0)
                _buffer.AsSpan(_start, held).CopyTo(_buffer);
            else if (held == _buffer.Length)
                Array.Resize(ref _buffer, held * 2 <= longest ? held * 2 : throw new BackupProblem("The backup is damaged: a line has no end."));
            (_start, _end, searched) = (0, held, held);

            var read = await stream.ReadAsync(_buffer.AsMemory(_end), stop);
            if (read == 0)
                return held == 0 ? null : throw new BackupProblem("The backup is damaged: it ends within a line.");
            hash.AppendData(_buffer, _end, read);
            _end += read;
        }
    }
}
