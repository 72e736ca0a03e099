using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Control;
using ReverseBuy.Orders;
using ReverseBuy.Settings;

namespace ReverseBuy.EntityFrameworkCore.Settings;

/// <summary>The settings of all processes that share a control database. Its writers take turns, so that what is read here is not changed before it is written.</summary>
internal sealed class SettingsStore(IDatabaseProvider databases, TimeProvider time) : ITenantSettingsStore
{
    private const int MaximumLimit = 500;

    public async ValueTask<StoredSettings> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var row = await context.TenantSettings.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant, cancellationToken).ConfigureAwait(false);
            return row is null ? StoredSettings.None : new StoredSettings(Read(tenant, row.Document, SettingsFormat.Read), row.Version);
        }
    }

    public async ValueTask<bool> TrySaveAsync(TenantId tenant, TenantSettings settings, SettingsChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(change);
        var document = SettingsFormat.Write(settings);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var row = await write.Context.TenantSettings.SingleOrDefaultAsync(row => row.Tenant == tenant, cancellationToken).ConfigureAwait(false);
            if (change.Version != (row?.Version ?? 0) + 1)
            {
                return false;
            }

            if (row is null)
            {
                row = new TenantSettingsRow { Tenant = tenant };
                write.Context.TenantSettings.Add(row);
            }

            (row.Version, row.Document) = (change.Version, document);
            write.Context.SettingsChanges.Add(ToRow(tenant, change));
            await TenantChangeNumbers.NumberAsync(write.Context, tenant, time.GetUtcNow(), isRemoved: false, cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    public async ValueTask<IReadOnlyList<SettingsChange>> ListChangesAsync(TenantId tenant, long? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaximumLimit);
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var end = before ?? long.MaxValue;
            var rows = await context.SettingsChanges.AsNoTracking()
                .Where(row => row.Tenant == tenant && row.Version < end)
                .OrderByDescending(row => row.Version)
                .Take(limit)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            return [.. rows.Select(ToChange)];
        }
    }

    public async ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await write.Context.TenantSettings.Where(row => row.Tenant == tenant).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.Context.SettingsChanges.Where(row => row.Tenant == tenant).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static SettingsChangeRow ToRow(TenantId tenant, SettingsChange change) => new()
    {
        Tenant = tenant,
        Version = change.Version,
        At = change.At,
        ActorKind = change.By.Kind,
        ActorId = change.By.Id,
        Differences = SettingsFormat.WriteDifferences(change.Differences),
    };

    private static SettingsChange ToChange(SettingsChangeRow row) =>
        new(row.Version, row.At, new Actor(row.ActorKind, row.ActorId), Read(row.Tenant, row.Differences, SettingsFormat.ReadDifferences));

    private static TValue Read<TValue>(TenantId tenant, string document, Func<string, TValue> read)
    {
        try
        {
            return read(document);
        }
        catch (FormatException exception)
        {
            throw new ReverseBuyException(
                "storage.document_unreadable", $"The settings of tenant '{tenant}' cannot be read: {exception.Message} Restore the control database from a backup.", exception);
        }
    }
}
