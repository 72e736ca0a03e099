using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ReverseBuy.EntityFrameworkCore.Auditing;
using ReverseBuy.EntityFrameworkCore.Conversions;
using ReverseBuy.EntityFrameworkCore.Credentials;
using ReverseBuy.EntityFrameworkCore.Databases;
using ReverseBuy.EntityFrameworkCore.Following;
using ReverseBuy.EntityFrameworkCore.Fulfilment;
using ReverseBuy.EntityFrameworkCore.History;
using ReverseBuy.EntityFrameworkCore.Holds;
using ReverseBuy.EntityFrameworkCore.Idempotency;
using ReverseBuy.EntityFrameworkCore.Leases;
using ReverseBuy.EntityFrameworkCore.Messaging;
using ReverseBuy.EntityFrameworkCore.Orders;
using ReverseBuy.EntityFrameworkCore.Payments;
using ReverseBuy.EntityFrameworkCore.Procurement;
using ReverseBuy.EntityFrameworkCore.Recipients;
using ReverseBuy.EntityFrameworkCore.Snapshots;
using ReverseBuy.EntityFrameworkCore.Timers;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>
/// The database of one tenant. It has no tenant column: the database is the wall. Public for providers and their migrations only.
/// </summary>
/// <param name="options">The provider's options.</param>
public sealed class TenantDbContext(DbContextOptions<TenantDbContext> options) : DbContext(options)
{
    // Of a context that is used again, each use has a number of its own.
    private int _endedUse = -1;

    internal DbSet<DatabaseOwner> Owners => Set<DatabaseOwner>();

    internal DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();

    internal DbSet<CredentialRow> Credentials => Set<CredentialRow>();

    internal DbSet<CredentialChangeRow> CredentialChanges => Set<CredentialChangeRow>();

    internal DbSet<CredentialUseRow> CredentialUses => Set<CredentialUseRow>();

    internal DbSet<OrderRow> Orders => Set<OrderRow>();

    internal DbSet<PurchaseOrderRow> PurchaseOrders => Set<PurchaseOrderRow>();

    internal DbSet<PurchaseOrderLineRow> PurchaseOrderLines => Set<PurchaseOrderLineRow>();

    internal DbSet<UpstreamOrderRow> UpstreamOrders => Set<UpstreamOrderRow>();

    internal DbSet<PackageRow> Packages => Set<PackageRow>();

    internal DbSet<PackageSourceOrderRow> PackageSourceOrders => Set<PackageSourceOrderRow>();

    internal DbSet<ParcelRow> Parcels => Set<ParcelRow>();

    internal DbSet<ParcelItemRow> ParcelItems => Set<ParcelItemRow>();

    internal DbSet<FoundItemRow> FoundItems => Set<FoundItemRow>();

    internal DbSet<RecipientRow> Recipients => Set<RecipientRow>();

    internal DbSet<StockHoldRow> StockHolds => Set<StockHoldRow>();

    internal DbSet<StockObservationRow> StockObservations => Set<StockObservationRow>();

    internal DbSet<MoneyEntryRow> MoneyEntries => Set<MoneyEntryRow>();

    internal DbSet<HistoryRow> History => Set<HistoryRow>();

    internal DbSet<TimelineRow> Timeline => Set<TimelineRow>();

    internal DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    internal DbSet<InboxRow> Inbox => Set<InboxRow>();

    internal DbSet<ReceivedRow> Received => Set<ReceivedRow>();

    internal DbSet<FollowingCursorRow> FollowingCursors => Set<FollowingCursorRow>();

    internal DbSet<TimerRow> Timers => Set<TimerRow>();

    internal DbSet<LeaseRow> Leases => Set<LeaseRow>();

    internal DbSet<CommandRow> Commands => Set<CommandRow>();

    /// <inheritdoc />
    /// <remarks>A context that is kept for its next use keeps no connection, and ends no transaction late.</remarks>
    public override void Dispose()
    {
        if (EndUse())
        {
            this.GetService<IRelationalConnection>().Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc />
    /// <remarks>A context that is kept for its next use keeps no connection, and ends no transaction late.</remarks>
    public override async ValueTask DisposeAsync()
    {
        if (EndUse())
        {
            await this.GetService<IRelationalConnection>().DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.KeepValueTypes();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfiguration(new DatabaseOwnerConfiguration());
        modelBuilder.ApplyConfiguration(new SnapshotRowConfiguration());
        modelBuilder.ApplyConfiguration(new CredentialRowConfiguration());
        modelBuilder.ApplyConfiguration(new CredentialChangeRowConfiguration());
        modelBuilder.ApplyConfiguration(new CredentialUseRowConfiguration());
        modelBuilder.ApplyConfiguration(new OrderRowConfiguration());
        modelBuilder.ApplyConfiguration(new OrderLineRowConfiguration());
        modelBuilder.ApplyConfiguration(new OrderQuestionRowConfiguration());
        modelBuilder.ApplyConfiguration(new OrderHoldRowConfiguration());
        modelBuilder.ApplyConfiguration(new PurchaseOrderRowConfiguration());
        modelBuilder.ApplyConfiguration(new PurchaseOrderLineRowConfiguration());
        modelBuilder.ApplyConfiguration(new UpstreamOrderRowConfiguration());
        modelBuilder.ApplyConfiguration(new PackageRowConfiguration());
        modelBuilder.ApplyConfiguration(new PackageSourceRowConfiguration());
        modelBuilder.ApplyConfiguration(new PackageSourceOrderRowConfiguration());
        modelBuilder.ApplyConfiguration(new PackageContentRowConfiguration());
        modelBuilder.ApplyConfiguration(new ParcelRowConfiguration());
        modelBuilder.ApplyConfiguration(new ParcelItemRowConfiguration());
        modelBuilder.ApplyConfiguration(new ParcelFoundItemRowConfiguration());
        modelBuilder.ApplyConfiguration(new FoundItemRowConfiguration());
        modelBuilder.ApplyConfiguration(new RecipientRowConfiguration());
        modelBuilder.ApplyConfiguration(new StockHoldRowConfiguration());
        modelBuilder.ApplyConfiguration(new StockObservationRowConfiguration());
        modelBuilder.ApplyConfiguration(new MoneyEntryRowConfiguration());
        modelBuilder.ApplyConfiguration(new HistoryRowConfiguration());
        modelBuilder.ApplyConfiguration(new TimelineRowConfiguration());
        modelBuilder.ApplyConfiguration(new OutboxRowConfiguration());
        modelBuilder.ApplyConfiguration(new InboxRowConfiguration());
        modelBuilder.ApplyConfiguration(new ReceivedRowConfiguration());
        modelBuilder.ApplyConfiguration(new FollowingCursorRowConfiguration());
        modelBuilder.ApplyConfiguration(new TimerRowConfiguration());
        modelBuilder.ApplyConfiguration(new CommandRowConfiguration());
        modelBuilder.ApplyConfiguration(new LeaseRowConfiguration());
    }

    private bool EndUse()
    {
        var use = ContextId.Lease;
        var isFirst = use != _endedUse;
        _endedUse = use;
        return isFirst;
    }
}
