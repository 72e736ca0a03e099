using Microsoft.EntityFrameworkCore;
using ReverseBuy.Auditing;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

/// <summary>The audit of app registrations. Writers of the control database take turns, so that what is not there to be added to is not put there by two of them.</summary>
internal sealed class AppRegistrationAuditStore(IDatabaseProvider databases) : IAppRegistrationAuditStore
{
    public async ValueTask<IReadOnlyList<AppRegistrationChange>> ListChangesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = await Asked(context.AppRegistrationChanges.AsNoTracking().Where(row => row.Owner == owner), query)
                .OrderByDescending(row => row.Position)
                .Take(query.Limit)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            return [.. rows.Select(row => new AppRegistrationChange(row.Position, row.At, new Actor(row.ActorKind, row.ActorId), row.Kind, row.Marketplace, row.AppKey, row.Owner))];
        }
    }

    public async ValueTask<IReadOnlyList<AppRegistrationUse>> ListUsesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var owned = context.AppRegistrationUses.AsNoTracking().Where(row => row.Owner == owner);
            var rows = await Asked(owned, query)
                .OrderByDescending(row => row.Position)
                .Take(query.Limit)
                .Select(row => new
                {
                    Use = row,
                    Previous = owned
                        .Where(other => other.Marketplace == row.Marketplace && other.AppKey == row.AppKey && other.Hour < row.Hour)
                        .OrderByDescending(other => other.Hour)
                        .Select(other => (DateTimeOffset?)other.Hour)
                        .FirstOrDefault(),
                })
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            return
            [
                .. rows.Select(row => new AppRegistrationUse(row.Use.Position, row.Use.Marketplace, row.Use.AppKey, row.Use.Owner, row.Use.Hour, row.Use.Count, row.Use.Refused)
                {
                    Previous = row.Previous,
                }),
            ];
        }
    }

    public async ValueTask AddUsesAsync(IReadOnlyList<CountedAppRegistrationUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uses);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            foreach (var use in uses)
            {
                await AddAsync(write.Context, use, cancellationToken).ConfigureAwait(false);
            }

            await write.Context.AppRegistrationUses.Where(row => row.Hour < forgetBefore).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask RemoveAsync(TenantId owner, CancellationToken cancellationToken)
    {
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await write.Context.AppRegistrationChanges.Where(row => row.Owner == owner).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.Context.AppRegistrationUses.Where(row => row.Owner == owner).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask AddAsync(ControlDbContext context, CountedAppRegistrationUse use, CancellationToken cancellationToken)
    {
        var added = await context.AppRegistrationUses
            .Where(row => row.Marketplace == use.Marketplace && row.AppKey == use.AppKey && row.Owner == use.Owner && row.Hour == use.Hour)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Count, row => row.Count + use.Count).SetProperty(row => row.Refused, row => row.Refused + use.Refused), cancellationToken)
            .ConfigureAwait(false);
        if (added == 0)
        {
            context.AppRegistrationUses.Add(new AppRegistrationUseRow
            {
                Marketplace = use.Marketplace,
                AppKey = use.AppKey,
                Owner = use.Owner,
                Hour = use.Hour,
                Count = use.Count,
                Refused = use.Refused,
            });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static IQueryable<AppRegistrationChangeRow> Asked(IQueryable<AppRegistrationChangeRow> rows, CredentialAuditQuery query)
    {
        rows = query.Marketplace is { } marketplace ? rows.Where(row => row.Marketplace == marketplace) : rows;
        rows = query.From is { } from ? rows.Where(row => row.At >= from) : rows;
        rows = query.Until is { } until ? rows.Where(row => row.At < until) : rows;
        return query.Before is { } before ? rows.Where(row => row.Position < before) : rows;
    }

    private static IQueryable<AppRegistrationUseRow> Asked(IQueryable<AppRegistrationUseRow> rows, CredentialAuditQuery query)
    {
        rows = query.Marketplace is { } marketplace ? rows.Where(row => row.Marketplace == marketplace) : rows;
        rows = query.From is { } from ? rows.Where(row => row.Hour >= from) : rows;
        rows = query.Until is { } until ? rows.Where(row => row.Hour < until) : rows;
        return query.Before is { } before ? rows.Where(row => row.Position < before) : rows;
    }
}
