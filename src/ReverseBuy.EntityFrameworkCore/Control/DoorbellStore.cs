using Microsoft.EntityFrameworkCore;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>The doorbell of all processes that share a control database. Its writers take turns, so that what is read here is not changed before it is written.</summary>
internal sealed class DoorbellStore(IDatabaseProvider databases) : IDoorbellStore
{
    public async ValueTask WriteAsync(IReadOnlyCollection<DoorbellRing> rings, IReadOnlyCollection<DoorbellRing> answered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rings);
        ArgumentNullException.ThrowIfNull(answered);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var tenants = rings.Concat(answered).Select(ring => ring.Tenant).Distinct().ToList();
            var rows = await write.Context.Doorbells
                .Where(row => tenants.Contains(row.Tenant))
                .ToDictionaryAsync(row => (row.Tenant, row.Worker, row.IsPromise), cancellationToken)
                .ConfigureAwait(false);
            foreach (var answer in answered)
            {
                if (rows.TryGetValue((answer.Tenant, answer.Worker, answer.IsPromise), out var row) && ToRing(row) == answer)
                {
                    write.Context.Doorbells.Remove(row);
                }
            }

            foreach (var ring in rings)
            {
                Merge(write.Context, rows, ring);
            }

            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<DoorbellRing>> ListDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = await context.Doorbells.AsNoTracking().Where(row => row.DueAt <= now).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. rows.Select(ToRing)];
        }
    }

    public async ValueTask<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var deleted = await write.Context.Doorbells.Where(row => row.DueAt < before).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return deleted;
        }
    }

    private static void Merge(ControlDbContext context, Dictionary<(TenantId, string, bool), DoorbellRow> rows, DoorbellRing ring)
    {
        var key = (ring.Tenant, ring.Worker, ring.IsPromise);
        if (!rows.TryGetValue(key, out var row))
        {
            row = new DoorbellRow { Tenant = ring.Tenant, Worker = ring.Worker, IsPromise = ring.IsPromise, DueAt = ring.DueAt };
            context.Doorbells.Add(row);
            rows.Add(key, row);
        }
        else if (context.Entry(row) is { State: EntityState.Deleted } gone)
        {
            // It cannot be deleted and added under one key: it is changed.
            gone.State = EntityState.Unchanged;
            row.DueAt = ring.DueAt;
        }
        else if (row.DueAt < ring.DueAt == ring.IsPromise)
        {
            row.DueAt = ring.DueAt;
        }

        row.Mark = ring.Mark;
    }

    private static DoorbellRing ToRing(DoorbellRow row) => new(row.Tenant, row.Worker, row.IsPromise, row.DueAt, row.Mark);
}
