using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using ReverseBuy.Blobs;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>One import: what <see cref="TenantExport"/> wrote, line by line. Columns that the archive does not have keep what new rows have.</summary>
internal sealed class TenantImport(TenantId tenant, ArchiveReader reader, IReadOnlyDictionary<string, SecretColumn> secrets) : IDisposable
{
    private const int LongestName = 64;

    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private ArchiveSeal? _seal;
    private int _photos;
    private JsonElement _line;

    /// <summary>The accounts that the tenant had.</summary>
    public IReadOnlyDictionary<MarketplaceId, BuyingAccountId> Accounts { get; private set; } = new Dictionary<MarketplaceId, BuyingAccountId>();

    /// <summary>What the tenant had set; <see langword="null"/> when the archive says nothing of it.</summary>
    public TenantSettings? Settings { get; private set; }

    public TenantArchiveReport Report => new(_rows, new Dictionary<string, long>(StringComparer.Ordinal), _photos, reader.RowSum);

    public async ValueTask BeginAsync(string? passphrase, CancellationToken cancellationToken)
    {
        await NextAsync(cancellationToken).ConfigureAwait(false);
        if (TextOf("format") != TenantExport.Format || !_line.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number))
        {
            throw reader.Damaged();
        }

        if (number > TenantExport.Version)
        {
            throw reader.Newer($"format {number}");
        }

        Accounts = Checked(() => _line.GetProperty("accounts").EnumerateObject().ToDictionary(
            account => new MarketplaceId(account.Name), account => new BuyingAccountId(account.Value.GetString()!)));
        if (_line.TryGetProperty("settings", out var settings))
        {
            Settings = Checked(() => SettingsFormat.Read(settings.GetRawText()));
        }

        if (TextOf("check") is not null)
        {
            _seal = OpenSeal(passphrase);
        }

        reader.Count(isRow: false);
        await NextAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads all tables into the database.</summary>
    public async ValueTask ReadAsync(TenantDbContext context, IDatabaseProvider databases, CancellationToken cancellationToken)
    {
        var tables = ArchiveTable.AllOf(context).ToDictionary(table => table.Name, StringComparer.Ordinal);
        while (TextOf("table") is { } name)
        {
            if (!tables.Remove(name, out var table))
            {
                throw _rows.ContainsKey(name) ? reader.Damaged() : reader.Newer($"table '{Shown(name)}'");
            }

            try
            {
                await ReadAsync(context, table, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException exception) when (databases.IsRefusedValue(exception))
            {
                throw reader.Damaged(exception);
            }

            foreach (var column in table.Columns.Where(column => column.IsNumbered))
            {
                await databases.GoOnNumberingAsync(context, table.Name, column.Name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads all photos, then the checksum.</summary>
    public async ValueTask ReadPhotosAsync(IBlobStore? photos, CancellationToken cancellationToken)
    {
        while (TextOf("photo") is { } name)
        {
            if (!Guid.TryParseExact(name, "N", out var id))
            {
                throw reader.Damaged();
            }

            reader.Count(isRow: false);
            var content = new PhotoPieces(reader);
            await using (content.ConfigureAwait(false))
            {
                await (photos ?? throw new ConfigurationException(
                        "The archive has photos, and this host keeps none. Add .UseFileBlobs(…) (package ReverseBuy.Blobs.FileSystem), or an IBlobStore of your own."))
                    .WriteAsync(tenant, new BlobId(id), content, cancellationToken).ConfigureAwait(false);
            }

            _photos++;
            await NextAsync(cancellationToken).ConfigureAwait(false);
        }

        if (TextOf("sha256") is not { } sum || sum != reader.Sum)
        {
            throw reader.Damaged();
        }
    }

    public void Dispose() => _seal?.Dispose();

    private async ValueTask ReadAsync(TenantDbContext context, ArchiveTable table, CancellationToken cancellationToken)
    {
        var secret = secrets.GetValueOrDefault(table.Name);
        var columns = Checked(() => _line.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToList());
        if (columns.Find(column => table.Columns.All(known => known.Name != column)) is { } unknown)
        {
            throw reader.Newer($"column '{table.Name}.{Shown(unknown)}'");
        }

        if (columns.Count != table.Columns.Count)
        {
            var missing = table.Columns.First(column => !columns.Contains(column.Name, StringComparer.Ordinal));
            if (missing.IsRequired)
            {
                throw new TenantArchiveException(
                    TenantArchiveProblem.Damaged,
                    $"The archive has no column '{table.Name}.{missing.Name}', which this version needs. Import it with the version that wrote it, migrate the tenant, and export it again.");
            }
        }

        reader.Count(isRow: secret is null);
        var places = columns.Select(table.IndexOf).ToList();
        var count = 0L;
        var insert = await TableRows.BeginInsertAsync(context, table, cancellationToken).ConfigureAwait(false);
        await using (insert.ConfigureAwait(false))
        {
            while (await NextIsRowAsync(cancellationToken).ConfigureAwait(false))
            {
                reader.Count(isRow: secret is null);
                var row = Parse(table, places);
                if (secret is not null && row[table.IndexOf(secret.Column)] is not null)
                {
                    Reseal(secret, table, row, count);
                }

                await TableRows.RunAsync(insert, row, cancellationToken).ConfigureAwait(false);
                count++;
            }
        }

        _rows[table.Name] = count;
    }

    private object?[] Parse(ArchiveTable table, List<int> places)
    {
        var row = new object?[table.Columns.Count];
        if (_line.GetArrayLength() != places.Count)
        {
            throw reader.Damaged();
        }

        foreach (var (index, place) in places.Index())
        {
            var value = _line[index];
            row[place] = Checked(() => table.Columns[place].Parse(value));
        }

        return row;
    }

    private void Reseal(SecretColumn secret, ArchiveTable table, object?[] row, long number)
    {
        var place = table.IndexOf(secret.Column);
        try
        {
            var plain = (_seal ?? throw reader.Damaged()).Open((byte[])row[place]!, TenantExport.PlaceOf(table.Name, number));
            row[place] = secret.Protect(tenant, table, row, plain);
            CryptographicOperations.ZeroMemory(plain);
        }
        catch (CryptographicException exception)
        {
            throw reader.Damaged(exception);
        }
    }

    private ArchiveSeal OpenSeal(string? passphrase)
    {
        if (passphrase is null)
        {
            throw ArchiveReader.WrongPassphrase();
        }

        var (salt, check) = Checked(() => (_line.GetProperty("salt").GetBytesFromBase64(), _line.GetProperty("check").GetBytesFromBase64()));
        var seal = ArchiveSeal.Of(passphrase, salt);
        try
        {
            seal.Open(check, TenantExport.SealCheck);
            return seal;
        }
        catch (CryptographicException exception)
        {
            seal.Dispose();
            throw ArchiveReader.WrongPassphrase(exception);
        }
    }

    private async ValueTask NextAsync(CancellationToken cancellationToken) => _line = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> NextIsRowAsync(CancellationToken cancellationToken)
    {
        await NextAsync(cancellationToken).ConfigureAwait(false);
        return _line.ValueKind == JsonValueKind.Array;
    }

    private string? TextOf(string property) => _line.ValueKind == JsonValueKind.Object
        ? Checked(() => _line.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        : null;

    // An operator's terminal obeys control characters, and a name of ours has none.
    private static string Shown(string name) => name.Length <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? name : "…";

    // What somebody wrote into the file is no fault of ours, whatever JSON it is.
    private TValue Checked<TValue>(Func<TValue> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw reader.Damaged(exception);
        }
    }
}
