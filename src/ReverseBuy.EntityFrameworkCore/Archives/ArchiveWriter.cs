using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>Writes lines, and counts up what they are: of all of them, and of the rows alone, which are equal wherever the data are.</summary>
internal sealed class ArchiveWriter(Stream destination) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly IncrementalHash _all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _rows = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The checksum of all lines so far.</summary>
    public string Sum => Convert.ToHexStringLower(_all.GetCurrentHash());

    /// <summary>The checksum of the lines that count as rows so far.</summary>
    public string RowSum => Convert.ToHexStringLower(_rows.GetCurrentHash());

    public async ValueTask WriteAsync(Action<Utf8JsonWriter> write, bool isRow, CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line))
        {
            write(json);
        }

        _line.Write("\n"u8);
        _all.AppendData(_line.WrittenSpan);
        if (isRow)
        {
            _rows.AppendData(_line.WrittenSpan);
        }

        await destination.WriteAsync(_line.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _all.Dispose();
        _rows.Dispose();
    }
}
