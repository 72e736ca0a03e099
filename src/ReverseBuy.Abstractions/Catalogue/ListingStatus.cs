namespace ReverseBuy.Catalogue;

/// <summary>Whether a listing can be bought.</summary>
public enum ListingStatus
{
    /// <summary>On sale.</summary>
    OnSale,

    /// <summary>Taken off sale by the seller or the marketplace; it may come back.</summary>
    OffSale,

    /// <summary>The marketplace sent a status that the connector does not know; nothing is concluded from it.</summary>
    Unknown,
}
