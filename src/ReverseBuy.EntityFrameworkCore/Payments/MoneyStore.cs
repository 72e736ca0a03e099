using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Payments;

internal sealed class MoneyStore(TenantSession session) : IMoneyStore
{
    public async ValueTask<IReadOnlyList<MoneyEntry>> ListAsync(AggregateKey @for, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.MoneyEntries.AsNoTracking()
            .Where(row => row.AggregateKind == @for.Kind && row.Aggregate == @for.Value)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(MoneyEntryMapping.ToEntry)];
    }

    public ValueTask AddAsync(MoneyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        session.Insert(MoneyEntryMapping.NewRow(entry));
        return ValueTask.CompletedTask;
    }
}
