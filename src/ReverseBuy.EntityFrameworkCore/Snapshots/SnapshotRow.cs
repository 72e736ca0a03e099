using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Snapshots;

internal sealed class SnapshotRow
{
    public BuyingAccountId Account { get; set; }

    public MarketplaceId Marketplace { get; set; }

    /// <summary>The marketplace's own id of the listing.</summary>
    public string Listing { get; set; } = string.Empty;

    public DateTimeOffset CapturedAt { get; set; }

    /// <summary>When upstream last told of a change since.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>The released version of the document's form (see <see cref="Inventory.Documents.ProductFormat"/>).</summary>
    public int Format { get; set; }

    public string Document { get; set; } = string.Empty;
}
