namespace ReverseBuy.Blobs.FileSystem.Tests;

/// <summary>An upload that breaks off after some bytes.</summary>
internal sealed class BrokenStream : Stream
{
    private bool _began;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_began)
        {
            throw new InvalidDataException("The connection was cut.");
        }

        _began = true;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
