namespace ReverseBuy.Storage;

/// <summary>A tenant's database, for reading. For one caller at a time.</summary>
public interface ITenantView : IAsyncDisposable
{
    /// <summary>The tenant.</summary>
    TenantId Tenant { get; }

    /// <summary>Orders.</summary>
    IOrderReader Orders { get; }

    /// <summary>Purchase orders.</summary>
    IPurchaseOrderReader PurchaseOrders { get; }

    /// <summary>Packages.</summary>
    IPackageReader Packages { get; }

    /// <summary>Parcels.</summary>
    IParcelReader Parcels { get; }

    /// <summary>Found items.</summary>
    IFoundItemReader FoundItems { get; }

    /// <summary>Recipients: personal data.</summary>
    IRecipientReader Recipients { get; }

    /// <summary>Holds of stock.</summary>
    IHoldReader Holds { get; }

    /// <summary>Money.</summary>
    IMoneyReader Money { get; }

    /// <summary>What was changed, by whom and why.</summary>
    IHistoryReader History { get; }

    /// <summary>The events of each order.</summary>
    ITimelineReader Timeline { get; }

    /// <summary>Events that are not done.</summary>
    IOutboxReader Outbox { get; }

    /// <summary>What handlers have handled.</summary>
    IInboxReader Inbox { get; }

    /// <summary>What marketplaces told and was not followed yet.</summary>
    IReceivedReader Received { get; }

    /// <summary>What is to happen later.</summary>
    ITimerReader Timers { get; }

    /// <summary>Commands that were carried out.</summary>
    IIdempotencyReader Idempotency { get; }
}
