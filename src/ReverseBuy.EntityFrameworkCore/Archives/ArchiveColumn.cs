using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>A column, and how its values are read, written to an archive and back.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsNumbered">Whether the engine numbers new rows by it.</param>
/// <param name="IsRequired">Whether a row must have a value.</param>
internal sealed record ArchiveColumn(string Name, ColumnKind Kind, bool IsNumbered, bool IsRequired)
{
    public static ArchiveColumn Of(IColumn column)
    {
        var mapping = column.PropertyMappings[0];
        var stored = mapping.TypeMapping.Converter?.ProviderClrType ?? mapping.TypeMapping.ClrType;
        return new ArchiveColumn(
            column.Name,
            KindOf(Nullable.GetUnderlyingType(stored) ?? stored, column.Name),
            mapping.Property.ValueGenerated == ValueGenerated.OnAdd && stored == typeof(long),
            !column.IsNullable);
    }

    public object? Read(DbDataReader reader, int index) => reader.IsDBNull(index) ? null : Kind switch
    {
        ColumnKind.Text => reader.GetString(index),
        ColumnKind.Number => reader.GetFieldType(index) == typeof(int) ? reader.GetInt32(index) : reader.GetInt64(index),
        ColumnKind.Boolean => reader.GetBoolean(index),
        ColumnKind.Id => reader.GetFieldValue<Guid>(index),
        ColumnKind.Bytes => reader.GetFieldValue<byte[]>(index),
        _ => DateTime.UnixEpoch,
    };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case Guid id:
                writer.WriteStringValue(id);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case DateTime:
                writer.WriteStringValue("free");
                break;
            default:
                writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    /// <exception cref="FormatException">The value is of another kind.</exception>
    public object? Parse(JsonElement value) => value.ValueKind == JsonValueKind.Null && !IsRequired ? null : Kind switch
    {
        ColumnKind.Text => value.GetString() ?? throw new FormatException(),
        ColumnKind.Number => value.GetInt64(),
        ColumnKind.Boolean => value.GetBoolean(),
        ColumnKind.Id => value.GetGuid(),
        ColumnKind.Bytes => value.GetBytesFromBase64(),
        _ => DateTime.UnixEpoch,
    };

    private static ColumnKind KindOf(Type stored, string name) => stored switch
    {
        _ when stored == typeof(string) => ColumnKind.Text,
        _ when stored == typeof(long) || stored == typeof(int) => ColumnKind.Number,
        _ when stored == typeof(bool) => ColumnKind.Boolean,
        _ when stored == typeof(Guid) => ColumnKind.Id,
        _ when stored == typeof(byte[]) => ColumnKind.Bytes,
        _ when stored == typeof(DateTime) => ColumnKind.EngineMoment,
        _ => throw new NotSupportedException($"Column '{name}' is kept as {stored.Name}, which archives of tenants do not know. Give {nameof(ColumnKind)} another value."),
    };
}
