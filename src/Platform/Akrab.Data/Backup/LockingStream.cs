using System.Security.Cryptography;

namespace Akrab.Data.Backup;

/// <summary>Locks what is written, piece by piece; whole only once it is disposed.</summary>
internal sealed class LockingStream : Stream
{
    private readonly Stream _into;
    private readonly AesGcm _cipher;
    private readonly byte[] _head = LockedFile.NewHead();
    private readonly byte[] _piece = new byte[LockedFile.PieceLength];
    private readonly byte[] _locked = new byte[LockedFile.PieceLength + LockedFile.TagLength];
    private int _held;
    private long _number;
    private bool _isEnded;

    public LockingStream(Stream into, Passphrase passphrase)
    {
        _into = into;
        _cipher = LockedFile.Cipher(passphrase, _head);
        into.Write(_head);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_held == _piece.Length)
                _into.Write(Lock(isLast: false));
            buffer = buffer[Take(buffer)..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_held == _piece.Length)
            {
                Lock(isLast: false);
                await _into.WriteAsync(_locked, cancellationToken);
            }

            buffer = buffer[Take(buffer.Span)..];
        }
    }

    /// <summary>The last piece is known only when no more comes.</summary>
    public void End()
    {
        if (_isEnded)
            return;
        _isEnded = true;
        _into.Write(Lock(isLast: true));
        _into.Flush();
    }

    public override void Flush() => _into.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Take(ReadOnlySpan<byte> from)
    {
        var taken = Math.Min(from.Length, _piece.Length - _held);
        from[..taken].CopyTo(_piece.AsSpan(_held));
        _held += taken;
        return taken;
    }

    private ReadOnlySpan<byte> Lock(bool isLast)
    {
        _cipher.Encrypt(LockedFile.Nonce(_number++, isLast), _piece.AsSpan(0, _held), _locked.AsSpan(0, _held), _locked.AsSpan(_held, LockedFile.TagLength), _head);
        var locked = _locked.AsSpan(0, _held + LockedFile.TagLength);
        _held = 0;
        return locked;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_piece);
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }
}
