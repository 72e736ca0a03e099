using Microsoft.EntityFrameworkCore;
using ReverseBuy.Auditing;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

/// <summary>The audit of accounts' credentials. Writers of a tenant take turns, so that what is not there to be added to is not put there by two of them.</summary>
internal sealed class CredentialAuditStore(IDatabaseProvider databases) : ICredentialAuditStore
{
    public async ValueTask<IReadOnlyList<CredentialChange>> ListChangesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var context = await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = await Asked(context.CredentialChanges.AsNoTracking(), query)
                .OrderByDescending(row => row.Position)
                .Take(query.Limit)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            return [.. rows.Select(row => new CredentialChange(row.Position, row.At, new Actor(row.ActorKind, row.ActorId), row.Kind, row.Marketplace, row.Account))];
        }
    }

    public async ValueTask<IReadOnlyList<CredentialUse>> ListUsesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var context = await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = await Asked(context.CredentialUses.AsNoTracking(), query)
                .OrderByDescending(row => row.Position)
                .Take(query.Limit)
                .Select(row => new
                {
                    Use = row,
                    Previous = context.CredentialUses
                        .Where(other => other.Marketplace == row.Marketplace && other.Account == row.Account && other.Hour < row.Hour)
                        .OrderByDescending(other => other.Hour)
                        .Select(other => (DateTimeOffset?)other.Hour)
                        .FirstOrDefault(),
                })
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            return
            [
                .. rows.Select(row => new CredentialUse(row.Use.Position, row.Use.Marketplace, row.Use.Account, row.Use.Purpose, row.Use.Hour, row.Use.Count, row.Use.Refused)
                {
                    Previous = row.Previous,
                }),
            ];
        }
    }

    public async ValueTask AddUsesAsync(TenantId tenant, IReadOnlyList<CountedCredentialUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uses);
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            foreach (var use in uses)
            {
                await AddAsync(write.Context, use, cancellationToken).ConfigureAwait(false);
            }

            await write.Context.CredentialUses.Where(row => row.Hour < forgetBefore).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask AddAsync(TenantDbContext context, CountedCredentialUse use, CancellationToken cancellationToken)
    {
        var added = await context.CredentialUses
            .Where(row => row.Marketplace == use.Marketplace && row.Account == use.Account && row.Purpose == use.Purpose && row.Hour == use.Hour)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Count, row => row.Count + use.Count).SetProperty(row => row.Refused, row => row.Refused + use.Refused), cancellationToken)
            .ConfigureAwait(false);
        if (added == 0)
        {
            context.CredentialUses.Add(new CredentialUseRow
            {
                Marketplace = use.Marketplace,
                Account = use.Account,
                Purpose = use.Purpose,
                Hour = use.Hour,
                Count = use.Count,
                Refused = use.Refused,
            });

            // At once: what is given twice is added up, too.
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static IQueryable<CredentialChangeRow> Asked(IQueryable<CredentialChangeRow> rows, CredentialAuditQuery query)
    {
        rows = query.Marketplace is { } marketplace ? rows.Where(row => row.Marketplace == marketplace) : rows;
        rows = query.Account is { } account ? rows.Where(row => row.Account == account) : rows;
        rows = query.From is { } from ? rows.Where(row => row.At >= from) : rows;
        rows = query.Until is { } until ? rows.Where(row => row.At < until) : rows;
        return query.Before is { } before ? rows.Where(row => row.Position < before) : rows;
    }

    private static IQueryable<CredentialUseRow> Asked(IQueryable<CredentialUseRow> rows, CredentialAuditQuery query)
    {
        rows = query.Marketplace is { } marketplace ? rows.Where(row => row.Marketplace == marketplace) : rows;
        rows = query.Account is { } account ? rows.Where(row => row.Account == account) : rows;
        rows = query.From is { } from ? rows.Where(row => row.Hour >= from) : rows;
        rows = query.Until is { } until ? rows.Where(row => row.Hour < until) : rows;
        return query.Before is { } before ? rows.Where(row => row.Position < before) : rows;
    }
}
