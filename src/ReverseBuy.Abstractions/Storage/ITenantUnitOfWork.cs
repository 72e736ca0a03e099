using ReverseBuy.Messaging;

namespace ReverseBuy.Storage;

/// <summary>Changes of one tenant that become true together or not at all. For one caller at a time, and short: other writers may be waiting.</summary>
/// <remarks>It belongs to its tenant for its whole life. What was added or saved in it can be read in it.</remarks>
public interface ITenantUnitOfWork : IAsyncDisposable
{
    /// <summary>The tenant.</summary>
    TenantId Tenant { get; }

    /// <summary>Orders.</summary>
    IOrderStore Orders { get; }

    /// <summary>Purchase orders.</summary>
    IPurchaseOrderStore PurchaseOrders { get; }

    /// <summary>Packages.</summary>
    IPackageStore Packages { get; }

    /// <summary>Parcels.</summary>
    IParcelStore Parcels { get; }

    /// <summary>Found items.</summary>
    IFoundItemStore FoundItems { get; }

    /// <summary>Recipients: personal data.</summary>
    IRecipientStore Recipients { get; }

    /// <summary>Holds of stock.</summary>
    IHoldStore Holds { get; }

    /// <summary>Money.</summary>
    IMoneyStore Money { get; }

    /// <summary>What was changed, by whom and why.</summary>
    IHistoryStore History { get; }

    /// <summary>The events of each order.</summary>
    ITimelineStore Timeline { get; }

    /// <summary>Events on their way out.</summary>
    IOutboxStore Outbox { get; }

    /// <summary>What handlers have handled.</summary>
    IInboxStore Inbox { get; }

    /// <summary>What marketplaces told.</summary>
    IReceivedStore Received { get; }

    /// <summary>What is to happen later.</summary>
    ITimerStore Timers { get; }

    /// <summary>Commands that were carried out.</summary>
    IIdempotencyStore Idempotency { get; }

    /// <summary>Wakes a background worker of the tenant once the changes are true; with a rollback nobody is woken.</summary>
    /// <param name="worker">The worker's name (see <see cref="WorkerNames"/>).</param>
    void WakeAfterCommit(string worker);

    /// <summary>Makes the changes true and durable, wakes the outbox when events were added, and tells when timers that were set are due.</summary>
    /// <param name="cancellationToken">Ends the wait; once the commit itself began, it is not given up.</param>
    /// <returns>A task that ends when everything is on disk.</returns>
    /// <exception cref="ConcurrencyException">Somebody else changed the same thing first; nothing was written.</exception>
    ValueTask CommitAsync(CancellationToken cancellationToken);
}
