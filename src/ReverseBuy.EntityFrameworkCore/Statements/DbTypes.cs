using System.Data;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>The database types of what columns are kept as.</summary>
internal static class DbTypes
{
    /// <summary>The type of a value, or of a value that may be missing.</summary>
    /// <exception cref="NotSupportedException">No column is kept as this.</exception>
    public static DbType Of(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return Type.GetTypeCode(value) switch
        {
            TypeCode.Boolean => DbType.Boolean,
            TypeCode.Int32 => DbType.Int32,
            TypeCode.Int64 => DbType.Int64,
            TypeCode.String => DbType.String,
            _ when value == typeof(Guid) => DbType.Guid,
            _ => throw new NotSupportedException($"No column is kept as {value}."),
        };
    }
}
