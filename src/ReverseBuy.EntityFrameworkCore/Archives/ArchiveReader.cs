using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>Reads lines one after the other, and counts up what they are as <see cref="ArchiveWriter"/> does.</summary>
internal sealed class ArchiveReader(Stream source) : IDisposable
{
    private readonly StreamReader _lines = new(source, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);
    private readonly IncrementalHash _all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _rows = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _number;
    private byte[] _line = [];

    public string Sum => Convert.ToHexStringLower(_all.GetCurrentHash());

    public string RowSum => Convert.ToHexStringLower(_rows.GetCurrentHash());

    /// <summary>Reads the next line.</summary>
    /// <exception cref="TenantArchiveException">There is none, or it is no JSON.</exception>
    public async ValueTask<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        _number++;
        try
        {
            var line = await _lines.ReadLineAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new TenantArchiveException(TenantArchiveProblem.Truncated, $"The archive ends before line {_number}. Export the tenant again.");
            _line = Encoding.UTF8.GetBytes(line + "\n");
            using var document = JsonDocument.Parse(_line);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            // The last line of a file that was cut off is no JSON either.
            throw await IsOverAsync(cancellationToken).ConfigureAwait(false)
                ? new TenantArchiveException(TenantArchiveProblem.Truncated, $"The archive ends within line {_number}. Export the tenant again.", exception)
                : Damaged(exception);
        }
    }

    /// <summary>Counts the line that was read. The last one, which holds the checksum, is not counted.</summary>
    public void Count(bool isRow)
    {
        _all.AppendData(_line);
        if (isRow)
        {
            _rows.AppendData(_line);
        }
    }

    public TenantArchiveException Damaged(Exception? cause = null) =>
        new(TenantArchiveProblem.Damaged, $"Line {_number} of the archive is not what was written. Export the tenant again.", cause);

    public TenantArchiveException Newer(string what) => new(
        TenantArchiveProblem.Newer, $"Line {_number} of the archive has {what}, which this version does not know. Import it with the version that wrote it, or a newer one.");

    public static TenantArchiveException WrongPassphrase(Exception? cause = null) =>
        new(TenantArchiveProblem.WrongPassphrase, "The archive is sealed, and the passphrase is missing or another one.", cause);

    public void Dispose()
    {
        _lines.Dispose();
        _all.Dispose();
        _rows.Dispose();
    }

    private async ValueTask<bool> IsOverAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is null;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
