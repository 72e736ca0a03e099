using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>Tables and columns by the names that the model gives them, quoted as the engine wants it.</summary>
internal sealed class SqlNames(DbContext context)
{
    private readonly IModel _model = context.Model;
    private readonly ISqlGenerationHelper _generation = context.GetService<ISqlGenerationHelper>();

    public static string Parameter(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");

    public string Quote(string name) => _generation.DelimitIdentifier(name);

    public string Table(Type row) => Quote(EntityOf(row).GetTableName()!);

    public string Column<TRow>(string property)
    {
        var type = EntityOf(typeof(TRow));
        return Quote(type.FindProperty(property)!.GetColumnName(StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value)!);
    }

    public string Columns<TRow>(params IEnumerable<string> properties) => string.Join(", ", properties.Select(Column<TRow>));

    /// <summary>That the columns are equal to the parameters <c>$1</c>, <c>$2</c> and so on.</summary>
    public string Are<TRow>(params IEnumerable<string> properties) =>
        string.Join(" AND ", properties.Select((property, index) => $"{Column<TRow>(property)} = {Parameter(index + 1)}"));

    private IEntityType EntityOf(Type row) => _model.FindEntityType(row)!;
}
