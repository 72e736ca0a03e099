using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.Orders;
using ReverseBuy.Payments;

namespace ReverseBuy.EntityFrameworkCore.Payments;

internal static class MoneyEntryMapping
{
    public static MoneyEntryRow NewRow(MoneyEntry entry) => new()
    {
        Customer = entry.Customer,
        AggregateKind = entry.For.Kind,
        Aggregate = entry.For.Value,
        Kind = entry.Kind,
        Amount = Amount.Of(entry.Amount),
        AtPinnedRateMinor = entry.AtPinnedRate?.ToMinorUnits(),
        PinnedCurrency = entry.AtPinnedRate?.Currency,
        Reference = entry.Reference,
        At = entry.At,
    };

    public static MoneyEntry ToEntry(MoneyEntryRow row) => new()
    {
        Customer = row.Customer,
        For = new AggregateKey(row.AggregateKind, row.Aggregate),
        Kind = row.Kind,
        Amount = row.Amount.ToMoney(),
        AtPinnedRate = row is { AtPinnedRateMinor: { } minor, PinnedCurrency: { } pinned } ? Money.FromMinorUnits(minor, pinned) : null,
        Reference = row.Reference,
        At = row.At,
    };
}
