using System.Text.Json;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>The bytes of a photo, read piece by piece from the lines that hold them.</summary>
internal sealed class PhotoPieces(ArchiveReader reader) : Stream
{
    private ReadOnlyMemory<byte> _piece;
    private bool _isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_piece.IsEmpty && !_isOver)
        {
            var line = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            reader.Count(isRow: false);
            _isOver = line.ValueKind == JsonValueKind.Null;
            _piece = _isOver ? default : line.ValueKind == JsonValueKind.String && line.TryGetBytesFromBase64(out var bytes) && bytes.Length > 0 ? bytes : throw reader.Damaged();
        }

        var length = Math.Min(buffer.Length, _piece.Length);
        _piece[..length].CopyTo(buffer);
        _piece = _piece[length..];
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Photos of an archive are read without holding up a thread.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
