namespace ReverseBuy.Inventory;

/// <summary>What became of a hold.</summary>
public enum StockHoldState
{
    /// <summary>Its pieces are kept for its order line, until it expires if it does.</summary>
    Open,

    /// <summary>Its pieces were bought.</summary>
    Consumed,

    /// <summary>Its pieces were given back: they are not bought.</summary>
    Released,

    /// <summary>Nobody paid in time.</summary>
    Expired,
}
