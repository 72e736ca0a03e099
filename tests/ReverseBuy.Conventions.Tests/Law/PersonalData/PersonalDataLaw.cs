namespace ReverseBuy.Conventions.Tests.Law.PersonalData;

internal static class PersonalDataLaw
{
    public static IEnumerable<string> Violations(
        IReadOnlyCollection<(string Database, string Table, string Column)> columns, ILookup<(string Database, string Table, string Column), string> decided) =>
    [
        .. columns.Where(column => !decided.Contains(column)).Select(column => $"docs/personal-data.md decides nothing of {Name(column)}."),
        .. decided.Where(column => column.Count() > 1).Select(column => $"docs/personal-data.md decides twice of {Name(column.Key)}."),
        .. decided.Where(column => !columns.Contains(column.Key)).Select(column => $"docs/personal-data.md decides of {Name(column.Key)}, which is no column."),
        .. from column in decided
           from decision in column
           where !PersonalDataPage.Decisions.Contains(decision)
           select $"docs/personal-data.md decides '{decision}' of {Name(column.Key)}: use {string.Join(", ", PersonalDataPage.Decisions.Order(StringComparer.Ordinal))}.",
    ];

    private static string Name((string Database, string Table, string Column) column) => $"{column.Table}.{column.Column} ({column.Database})";
}
