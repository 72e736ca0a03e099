namespace ReverseBuy.Orders.Purchasing;

/// <summary>Who the history names for what the background does.</summary>
internal static class PurchaseActor
{
    /// <summary>We ourselves: planning, sending, asking.</summary>
    public static Actor System { get; } = new(ActorKind.System, WorkerName);

    private const string WorkerName = Messaging.WorkerNames.Procurement;

    /// <summary>The marketplace, whose news we only write down.</summary>
    public static Actor Marketplace(Catalogue.MarketplaceId marketplace) => new(ActorKind.Marketplace, marketplace.Value);
}
