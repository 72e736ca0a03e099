using System.Globalization;
using System.Text.Json;
using ReverseBuy.Blobs;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>One export: a line about the archive, each table with its rows, each photo in pieces, and a line with the checksum of all of it.</summary>
internal sealed class TenantExport(Tenant tenant, ArchiveWriter writer, ArchiveSeal? seal, IReadOnlyDictionary<string, SecretColumn> secrets)
{
    public const string Format = "reversebuy-tenant";
    public const int Version = 1;
    public const string SealCheck = "reversebuy";

    private const int PieceSize = 48 * 1024;
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _leftOut = new(StringComparer.Ordinal);
    private int _photos;

    public TenantArchiveReport Report => new(_rows, _leftOut, _photos, writer.RowSum);

    /// <summary>What a sealed value belongs to: opened at another place it is refused. A tenant may be imported under another id.</summary>
    public static string PlaceOf(string table, long row) => string.Create(CultureInfo.InvariantCulture, $"{table}/{row}");

    public ValueTask BeginAsync(StoredSettings settings, CancellationToken cancellationToken) => writer.WriteAsync(
        json =>
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("tenant", tenant.Id.Value);
            json.WriteString("name", tenant.Name);
            json.WriteStartObject("accounts");
            foreach (var (marketplace, account) in tenant.Accounts.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal))
            {
                json.WriteString(marketplace.Value, account.Value);
            }

            json.WriteEndObject();
            if (settings.Version > 0)
            {
                json.WritePropertyName("settings");
                json.WriteRawValue(SettingsFormat.Write(settings.Settings));
            }

            if (seal is not null)
            {
                json.WriteBase64String("salt", seal.Salt);
                json.WriteBase64String("check", seal.Seal(System.Text.Encoding.UTF8.GetBytes(SealCheck), SealCheck));
            }

            json.WriteEndObject();
        },
        isRow: false,
        cancellationToken);

    public async ValueTask WriteAsync(TenantDbContext context, CancellationToken cancellationToken)
    {
        foreach (var table in ArchiveTable.AllOf(context))
        {
            await WriteAsync(context, table, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask WriteAsync(BlobId photo, Stream content, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(json => WriteProperty(json, "photo", photo.ToString()), isRow: false, cancellationToken).ConfigureAwait(false);
        var piece = new byte[PieceSize];
        int read;
        while ((read = await content.ReadAtLeastAsync(piece, PieceSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await writer.WriteAsync(json => json.WriteBase64StringValue(piece.AsSpan(0, read)), isRow: false, cancellationToken).ConfigureAwait(false);
        }

        await writer.WriteAsync(json => json.WriteNullValue(), isRow: false, cancellationToken).ConfigureAwait(false);
        _photos++;
    }

    public ValueTask EndAsync(CancellationToken cancellationToken)
    {
        var sum = writer.Sum;
        return writer.WriteAsync(json => WriteProperty(json, "sha256", sum), isRow: false, cancellationToken);
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteEndObject();
    }

    private async ValueTask WriteAsync(TenantDbContext context, ArchiveTable table, CancellationToken cancellationToken)
    {
        var secret = secrets.GetValueOrDefault(table.Name);
        await writer.WriteAsync(json => WriteHead(json, table), isRow: secret is null, cancellationToken).ConfigureAwait(false);
        var count = 0L;
        var leftOut = 0L;
        await foreach (var row in TableRows.ReadAsync(context, table, cancellationToken).ConfigureAwait(false))
        {
            if (secret is not null && row[table.IndexOf(secret.Column)] is not null)
            {
                if (seal is null)
                {
                    leftOut++;
                    continue;
                }

                row[table.IndexOf(secret.Column)] = seal.Seal(secret.Unprotect(tenant.Id, table, row), PlaceOf(table.Name, count));
            }

            await writer.WriteAsync(json => WriteRow(json, row), isRow: secret is null, cancellationToken).ConfigureAwait(false);
            count++;
        }

        _rows[table.Name] = count;
        if (leftOut > 0)
        {
            _leftOut[table.Name] = leftOut;
        }
    }

    private static void WriteHead(Utf8JsonWriter json, ArchiveTable table)
    {
        json.WriteStartObject();
        json.WriteString("table", table.Name);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStringValue(column.Name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, object?[] row)
    {
        json.WriteStartArray();
        foreach (var value in row)
        {
            ArchiveColumn.Write(json, value);
        }

        json.WriteEndArray();
    }
}
