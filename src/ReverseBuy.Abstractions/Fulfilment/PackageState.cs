namespace ReverseBuy.Fulfilment;

/// <summary>Where a package into one of our warehouses stands.</summary>
public enum PackageState
{
    /// <summary>A seller or a customer announced its waybill.</summary>
    Announced,

    /// <summary>On its way.</summary>
    InTransit,

    /// <summary>In the warehouse, not looked at.</summary>
    Arrived,

    /// <summary>It is known for whom it is.</summary>
    Matched,

    /// <summary>Nobody knows for whom it is.</summary>
    Unclaimed,

    /// <summary>Its content was counted.</summary>
    Inspected,

    /// <summary>Everything in it was taken care of. Final.</summary>
    Closed,

    /// <summary>Lost on the way; it may turn up.</summary>
    Lost,

    /// <summary>It will not come: the announcement was taken back. Final.</summary>
    Withdrawn,

    /// <summary>Unclaimed, and sent back. Final.</summary>
    SentBack,

    /// <summary>Unclaimed, and thrown away. Final.</summary>
    Disposed,
}
