using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>Writes new rows of a table: its columns and how values are kept in them are the model's.</summary>
internal sealed class RowInsert
{
    private readonly Func<object, object?[]> _read;
    private readonly ValueConverter?[] _converters;

    private RowInsert(Statement statement, Func<object, object?[]> read, ValueConverter?[] converters)
    {
        Statement = statement;
        _read = read;
        _converters = converters;
    }

    public Statement Statement { get; }

    public static RowInsert Of(IEntityType type, SqlNames names)
    {
        // What the engine numbers is left to it.
        var properties = type.GetFlattenedProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).ToList();
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var converters = properties.ConvertAll(property => property.GetTypeMapping().Converter);
        var text = $"INSERT INTO {names.Table(type.ClrType)} ({string.Join(", ", properties.Select(property => names.Quote(property.GetColumnName(table)!)))}) "
            + $"VALUES ({string.Join(", ", Enumerable.Range(1, properties.Count).Select(SqlNames.Parameter))})";
        return new RowInsert(
            new Statement(text, [.. properties.Zip(converters, (property, converter) => DbTypes.Of(converter?.ProviderClrType ?? property.ClrType))]),
            Reader(type.ClrType, properties),
            [.. converters]);
    }

    /// <summary>The values of a row, as the columns keep them.</summary>
    public object?[] ValuesOf(object row)
    {
        var values = _read(row);
        for (var index = 0; index < values.Length; index++)
        {
            if (_converters[index] is { } converter)
            {
                values[index] = converter.ConvertToProvider(values[index]);
            }
        }

        return values;
    }

    private static Func<object, object?[]> Reader(Type type, List<IProperty> properties)
    {
        var row = Expression.Parameter(typeof(object), "row");
        var typed = Expression.Convert(row, type);
        var values = properties.Select(property => (Expression)Expression.Convert(PathTo(property).Aggregate((Expression)typed, Expression.Property), typeof(object)));
        return Expression.Lambda<Func<object, object?[]>>(Expression.NewArrayInit(typeof(object), values), row).Compile();
    }

    private static Stack<PropertyInfo> PathTo(IPropertyBase property)
    {
        var path = new Stack<PropertyInfo>([property.PropertyInfo!]);
        for (var declaring = property.DeclaringType; declaring is IComplexType complex; declaring = complex.ComplexProperty.DeclaringType)
        {
            path.Push(complex.ComplexProperty.PropertyInfo!);
        }

        return path;
    }
}
